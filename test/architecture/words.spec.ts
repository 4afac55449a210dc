/*
 * The project speaks of itself and of telephone work, never of the machine it was made on: paths and hosts of one
 * place are wrong everywhere else.
 */
import { expectNone, listFiles, type Offence, readText } from './source-tree.js';

/** Written in parts, so that this file does not hold what it looks for. */
const START = '(?<![\\w.)}])';
const UNWANTED: readonly (readonly [pattern: RegExp, what: string])[] = [
  [new RegExp([START, 'work', '(main|shared|tools)\\b'].join('/')), 'a path of one machine'],
  [new RegExp([START, 'tmp', ''].join('/')), 'a path of one machine (take os.tmpdir())'],
  [new RegExp([START, '(root|home)', '\\w'].join('/')), 'a path of one machine'],
  [/\bfile:\/\/\/\w/, 'a path of one machine'],
  [
    new RegExp(['\\bregistry', '(npmjs|npmmirror|yarnpkg)', '\\w+'].join('\\.')),
    'a host of a package registry',
  ],
  [new RegExp(['arti' + 'factory', 'verd' + 'accio', 'jf' + 'rog'].join('|'), 'i'), 'a package registry'],
];

const TEXT = /\.(ts|tsx|js|mjs|cjs|json|md|css|html|graphql|csv|yml|yaml|sh|py|txt)$/;

export function unwantedWords(path: string, text: string): Offence[] {
  return text.split('\n').flatMap((line, index) =>
    UNWANTED.filter(([pattern]) => pattern.test(line)).map(([, what]) => ({
      path,
      line: index + 1,
      message: `names ${what}. Leave it out, or make it a setting.`,
    })),
  );
}

describe('the project', () => {
  const folders = ['src', 'test', 'docs', 'web', 'rules', 'bench', 'bin', 'scripts', '.ci'];
  const files = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'ormconfig.ts', '.npmrc'];

  it('names no machine and no registry', () => {
    const paths = [...listFiles(...folders).filter((path) => TEXT.test(path)), ...listFiles(...files)];
    expect(paths.length).toBeGreaterThan(50);
    expectNone(paths.flatMap((path) => unwantedWords(path, readText(path))));
  });

  it.each([
    [['see ', 'work', 'main', 'src'].join('/'), 1],
    [["'", 'tmp', "x'"].join('/'), 1],
    [['https:', '', 'registry.' + 'npmjs.' + 'org'].join('/'), 1],
    ['the work/main distinction of a path under ../work/main', 0],
    ['join(tmpdir(), "x")', 0],
    ['GET /workforce/tmp', 0],
  ])('finds what it looks for, and no more: %j', (text, count) => {
    expect(unwantedWords('x.md', text)).toHaveLength(count);
  });
});
