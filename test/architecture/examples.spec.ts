import { type Example, evaluate, isClose, readDocstrings } from './docstrings.js';
import { expectNone, isSpec, type Offence, parseSource, readSources } from './source-tree.js';

type Exports = Readonly<Record<string, unknown>>;

const files = readSources('src').filter(
  (file) => /^src\/(time|json|[^/]+\/engine)\//.test(file.path) && !isSpec(file),
);
const documented = files.map((file) => ({ path: file.path, ...readDocstrings(file) }));

async function load(path: string): Promise<Exports> {
  return (await import(`../../${path.replace(/\.ts$/, '.js')}`)) as Exports;
}

async function faultOf(example: Example, scope: Exports): Promise<Offence | undefined> {
  const { path, line, expression, expected } = example;
  const complain = (what: string) => ({
    path,
    line,
    message: `${expression} ${what}. Correct the example or the code.`,
  });
  try {
    const wanted = await evaluate(expected, scope);
    const actual = await evaluate(expression, scope);
    return isClose(actual, wanted) ? undefined : complain(`gives ${JSON.stringify(actual)}, not ${expected}`);
  } catch (error) {
    return complain(`fails: ${String(error)}`);
  }
}

describe('exported functions of engines and time', () => {
  let time: Exports = {};
  beforeAll(async () => {
    // One after the other: modules that import each other's imports are not linked safely at the same time.
    for (const { path } of files.filter((file) => file.path.startsWith('src/time/'))) {
      time = { ...time, ...(await load(path)) };
    }
  });

  it('have a docstring with a summary and an example', () => {
    expect(documented.flatMap(({ examples }) => examples).length).toBeGreaterThan(30);
    expectNone(documented.flatMap(({ offences }) => offences));
  });

  it.each(documented.filter(({ examples }) => examples.length > 0))(
    'do what their examples say: $path',
    async ({ path, examples }) => {
      const scope = { ...time, ...(await load(path)) };
      const faults = await Promise.all(examples.map((example) => faultOf(example, scope)));
      expectNone(faults.filter((fault) => fault !== undefined));
    },
  );
});

describe('the check of the examples', () => {
  const source = (text: string) => readDocstrings(parseSource('src/time/a.ts', text));

  it('asks for a summary, an example and its form', () => {
    const messages = (text: string) => source(text).offences.map(({ line, message }) => `${line} ${message}`);
    expect(messages('export function f() {}')).toEqual([
      expect.stringContaining('1 f has no summary'),
      expect.stringContaining('1 f has no example'),
    ]);
    expect(messages('/** Sum.\n * @example\n * f() is 3\n */\nexport const f = () => 3;')).toEqual([
      expect.stringContaining('3 f: the example "f() is 3" is not one line'),
    ]);
    expect(messages('/** Sum. */\nfunction f() {}\nexport interface G {}')).toEqual([]);
  });

  it('takes the line as it stands, whatever tags and braces are around it', () => {
    const text =
      '/**\n * Sum.\n * @throws Error never\n * @example\n * f({ a: 1 }) // => { b: 2 }\n * @see g\n */\nexport function f() {}';
    expect(source(text)).toEqual({
      examples: [{ path: 'src/time/a.ts', line: 5, expression: 'f({ a: 1 })', expected: '{ b: 2 }' }],
      offences: [],
    });
  });

  it('sees a wrong result, a missing member and an error', async () => {
    const example = { path: 'a.ts', line: 1, expression: 'twice(2)', expected: '4' };
    const twice = (x: number) => 2 * x;
    expect(await faultOf(example, { twice })).toBeUndefined();
    expect((await faultOf({ ...example, expected: '5' }, { twice }))?.message).toContain('gives 4, not 5');
    expect((await faultOf(example, {}))?.message).toContain('ReferenceError');
  });

  it('compares numbers to 1e-9 and the rest exactly', () => {
    expect(isClose(0.1 + 0.2, 0.3)).toBe(true);
    expect(isClose(0.300_001, 0.3)).toBe(false);
    expect(isClose(NaN, NaN)).toBe(true);
    expect(isClose({ a: [1], b: undefined }, { a: [1] })).toBe(true);
    expect(isClose({ a: [1] }, { a: [1, 2] })).toBe(false);
    expect(isClose([], {})).toBe(false);
    expect(isClose(Float64Array.of(1, 2), [1, 2])).toBe(true);
    expect(isClose('1', 1)).toBe(false);
    expect(isClose(null, undefined)).toBe(false);
  });
});
