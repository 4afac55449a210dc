import {
  anyTypes,
  clockOrRandomness,
  FILE_LINES,
  fileLengths,
  FUNCTION_LINES,
  functionLengths,
  misplacedClasses,
  mocksInUnitSpecs,
  outsideWorld,
  repositoriesWithoutManager,
  silencedChecks,
  skippedTests,
  tooLong,
  tooManyInjected,
} from './code-rules.js';
import { expectNone, isSpec, listFiles, type Offence, readSources } from './source-tree.js';

const source = readSources('src', 'ormconfig.ts');
const tests = readSources('test', 'bench');
const production = source.filter((file) => !isSpec(file));
const handWritten = production.filter(({ path }) => !path.includes('/migrations/'));

describe('code', () => {
  it('comes in files that can be read in one sitting', () => {
    const short = source.filter(({ path }) => !path.includes('/migrations/'));
    expectNone(tooLong(fileLengths([...short, ...tests]), FILE_LINES));
  });

  it('comes in functions that fit on a screen', () => {
    expectNone(tooLong(functionLengths(handWritten), FUNCTION_LINES));
  });

  it('reads the clock in clock.ts and draws no lots', () => {
    expectNone(production.flatMap(clockOrRandomness));
  });

  it('of engines and time reaches nothing outside its arguments', () => {
    const pure = production.filter(
      ({ path }) => /^src\/(time|json|[^/]+\/engine)\//.test(path) && path !== 'src/time/clock.ts',
    );
    expect(pure.length).toBeGreaterThan(10);
    expectNone(pure.flatMap(outsideWorld));
  });

  it('has no `any` and silences no check', () => {
    expectNone([...source, ...tests].flatMap((file) => [...anyTypes(file), ...silencedChecks(file)]));
  });

  it('skips and focuses no test', () => {
    expectNone([...source, ...tests].filter(isSpec).flatMap(skippedTests));
  });

  it('of engines and time is tested without frameworks and mocks', () => {
    expectNone(source.flatMap(mocksInUnitSpecs));
  });

  it('is injected six things at most', () => {
    expectNone(production.flatMap(tooManyInjected));
  });

  it('keeps entities in persistence and GraphQL classes in src/graphql', () => {
    expectNone(production.flatMap(misplacedClasses));
  });

  it('hands every repository method the transaction it runs in', () => {
    expectNone(production.flatMap(repositoriesWithoutManager));
  });
});

describe('files and folders', () => {
  const paths = listFiles('src', 'test', 'bench');
  const offend = (path: string, message: string): Offence => ({ path, line: 1, message });

  it('are not sorted by kinds of syntax, nor into drawers for anything', () => {
    const drawer = /\/(interfaces|types|enums|constants|utils?|helpers?|common|shared|misc)\//;
    const found = paths.filter((path) => drawer.test(path));
    expectNone(
      found.map((path) => offend(path, 'lies in a drawer. Name the folder after what it is about.')),
    );
  });

  it('are imported by name: there is no index.ts', () => {
    const found = paths.filter((path) => /(^|\/)index\.[cm]?[jt]sx?$/.test(path));
    expectNone(found.map((path) => offend(path, 'is a barrel. Import each file by its name.')));
  });

  it('are named in kebab-case, with a role after a dot', () => {
    const named = /^(\d+-)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    const found = paths.filter((path) => /\.tsx?$/.test(path) && !named.test(path.split('/').at(-1) ?? ''));
    expectNone(found.map((path) => offend(path, 'is not kebab-case.role.ts.')));
  });

  it('have no names that say nothing', () => {
    const empty = /(^|[-.])(helper|helpers|util|utils|manager|base|misc|common|types|interfaces)([-.]|$)/;
    const found = paths.filter((path) => /\.tsx?$/.test(path) && empty.test(path.split('/').at(-1) ?? ''));
    expectNone(found.map((path) => offend(path, 'has a name that fits anything. Say what it does.')));
  });
});
