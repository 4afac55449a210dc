import { codesElsewhere, errorCodes, LIBRARY_CODES, listedCodes } from './error-codes.js';
import { expectNone, isSpec, listFiles, parseSource, readSources, readText } from './source-tree.js';

const LIST = 'docs/errors.md';
const production = readSources('src').filter((file) => !isSpec(file));
const answered = production.flatMap(errorCodes);
const [list] = listFiles(LIST);
const markdown = list === undefined ? '' : readText(LIST);
const listed = listedCodes(markdown);

describe('error codes', () => {
  it('are all listed in docs/errors.md', () => {
    expect(answered.length).toBeGreaterThan(0);
    expectNone(answered.filter(({ code }) => !listed.has(code)).map(({ at }) => at));
  });

  it('of the GraphQL library are listed too', () => {
    expect(LIBRARY_CODES.filter((code) => !listed.has(code))).toEqual([]);
  });

  it('listed in docs/errors.md can all be answered', () => {
    const known = new Set([...LIBRARY_CODES, ...answered.map(({ code }) => code)]);
    const message = 'is answered by no code in src. Take the row out, or name the code as the code does:';
    expectNone(
      [...listed]
        .filter(([code]) => !known.has(code))
        .map(([code, line]) => ({ path: LIST, line, message: `${message} ${code}` })),
    );
  });

  it('are made in *.errors.ts', () => {
    expectNone(production.flatMap(codesElsewhere));
  });
});

describe('the check of the error codes', () => {
  const codes = (path: string, text: string) => errorCodes(parseSource(path, text)).map(({ code }) => code);

  it('finds codes that are thrown, answered, typed and kept in tables', () => {
    expect(codes('src/a.errors.ts', `new UserError('SITE_NOT_FOUND', 'No site.');`)).toEqual([
      'SITE_NOT_FOUND',
    ]);
    expect(codes('src/a.service.ts', `return { kind: 'closed', code: 'PERIOD_CLOSED' as const };`)).toEqual([
      'PERIOD_CLOSED',
    ]);
    expect(
      codes(
        'src/a.ts',
        `interface P { kind: 'p'; readonly code: 'A_B' | 'C' } class Q { code = 'D'; message = ''; }`,
      ),
    ).toEqual(['A_B', 'C', 'D']);
    expect(
      codes('src/a.ts', `const e = { message: m, extensions: { code: late ? 'LATE' : 'EARLY' } };`),
    ).toEqual(['LATE', 'EARLY']);
    expect(codes('src/a.errors.ts', `const problemCodes = { closed: 'PERIOD_CLOSED' } as const;`)).toEqual([
      'PERIOD_CLOSED',
    ]);
  });

  it('leaves other words in capitals alone', () => {
    expect(
      codes(
        'src/a.ts',
        `if (error.code === 'ENOENT') status = 'QUEUED'; f({ method: 'POST' }, { code: 'ASC' });`,
      ),
    ).toEqual([]);
    expect(codes('src/a.errors.ts', `const METHODS = ['POST'];`)).toEqual([]);
  });

  it('reads the first column of tables, without their headings', () => {
    const table = '| CODE | meaning |\n|---|---|\n| SITE_NOT_FOUND | x |\n| `FORBIDDEN` | y |\n\nNOT_THIS\n';
    expect([...listedCodes(table)]).toEqual([
      ['SITE_NOT_FOUND', 3],
      ['FORBIDDEN', 4],
    ]);
  });

  it('refuses a code that is made elsewhere', () => {
    expect(codesElsewhere(parseSource('src/a.service.ts', `throw new UserError('A_B', '');`))).toHaveLength(
      1,
    );
    expect(codesElsewhere(parseSource('src/a.service.ts', `throw new RangeError('No such day');`))).toEqual(
      [],
    );
  });
});
