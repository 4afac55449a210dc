/* A rule that finds nothing may be right, or blind: each is shown something to find, and something to leave alone. */
import * as code from './code-rules.js';
import {
  brokenImports,
  checkImports,
  frameworksInWorkers,
  importCycles,
  importRules,
  unknownFolders,
} from './import-rules.js';
import { expectNone, parseSource } from './source-tree.js';

const from = (path: string, text: string) => parseSource(path, text);
const importing = (path: string, specifier: string, clause = 'x') =>
  from(path, `import { ${clause} } from '${specifier}';`);

describe('import rules', () => {
  it.each([
    ['src/time imports only itself and date-fns', 'src/time/a.ts', '../user-error.js'],
    ['src/time imports only itself and date-fns', 'src/time/a.ts', 'node:fs'],
    ['src/json imports only', 'src/json/a.ts', '../scheduling/engine/problem.js'],
    ['src/json imports only', 'src/json/a.ts', 'node:fs'],
    ['engines import only', 'src/forecasting/engine/a.ts', '../forecasting.service.js'],
    ['engines import only', 'src/forecasting/engine/a.ts', '../../user-error.js'],
    ['engines import only', 'src/forecasting/engine/a.ts', 'highs'],
    ['engines import only', 'src/adherence/engine/a.ts', 'node:crypto'],
    ['engines import only', 'src/scheduling/engine/a.ts', '../../forecasting/engine/erlang-c.js'],
    ['persistence imports no service', 'src/forecasting/persistence/a.ts', '../forecasting.service.js'],
    ['persistence imports no service', 'src/forecasting/persistence/a.ts', '../../workforce/workforce.js'],
    [
      'persistence stays behind',
      'src/scheduling/scheduling.service.ts',
      '../workforce/persistence/agents.js',
    ],
    ['persistence stays behind', 'src/graphql/scheduling/a.resolver.ts', '../../scheduling/persistence/a.js'],
    ['entities never leave', 'src/scheduling/a.service.ts', './persistence/shift.entity.js'],
    ['features import one another', 'src/forecasting/a.service.ts', '../scheduling/scheduling.service.js'],
    ['features import one another', 'src/scheduling/a.service.ts', '../adherence/adherence.service.js'],
    ['the shared house imports no feature', 'src/jobs/a.ts', '../scheduling/engine/problem.js'],
    ['nothing imports the doors', 'src/adherence/a.service.ts', '../graphql/subscriptions.js'],
    ['nothing imports the doors', 'src/graphql/a.ts', '../app.module.js'],
    ['nothing imports the doors', 'src/jobs/a.ts', '../startup/port.js'],
    ['graphql and cli know no SQL', 'src/cli/a.command.ts', 'typeorm'],
    ['graphql takes only types', 'src/graphql/a.type.ts', '../scheduling/engine/problem.js'],
    ['services import no graphql', 'src/scheduling/a.service.ts', '@nestjs/graphql'],
    ['production code imports no test', 'src/demo/a.ts', '../../test/support/app.js'],
    ['only zoned-time.ts', 'src/scheduling/a.service.ts', 'date-fns-tz'],
  ])('%s: %s may not import %s', (title, path, specifier) => {
    const [, rule] = Object.entries(importRules).find(([name]) => name.startsWith(title)) ?? [];
    expect(checkImports([importing(path, specifier)], rule!)).toHaveLength(1);
  });

  it.each([
    ['src/scheduling/engine/a.ts', 'highs', 'x'],
    ['src/scheduling/engine/a.ts', '../../forecasting/engine/erlang-c.js', 'type X'],
    ['src/scheduling/engine/constraints/a.ts', '../problem.js', 'x'],
    ['src/scheduling/engine/a.ts', '../../time/instant.js', 'x'],
    ['src/scheduling/engine/a.ts', '../../json/json-place.js', 'x'],
    ['src/json/a.ts', '../time/instant.js', 'x'],
    ['src/forecasting/persistence/a.ts', '../../access/actor.js', 'type Scope'],
    ['src/forecasting/persistence/a.ts', '../engine/erlang-c.js', 'x'],
    ['src/adherence/adherence.service.ts', '../scheduling/scheduling.service.js', 'x'],
    ['src/graphql/a.type.ts', '../scheduling/engine/problem.js', 'type X'],
    ['src/cli/a.command.ts', '../scheduling/engine/problem.js', 'x'],
    ['src/cli/user.command.ts', '../app.module.js', 'x'],
    ['src/startup/demo.ts', '../demo/demo.service.js', 'x'],
    ['src/main.ts', './startup/port.js', 'x'],
    ['src/main.ts', './graphql/graphql.module.js', 'x'],
    ['src/time/a.spec.ts', 'fast-check', 'x'],
  ])('%s may import %s', (path, specifier, clause) => {
    const file = importing(path, specifier, clause);
    expect(Object.values(importRules).flatMap((rule) => checkImports([file], rule))).toEqual([]);
  });

  it('see every way to import', () => {
    const file = from(
      'src/time/a.ts',
      `export * from '../b.js'; const c = await import('../c.js'); type D = import('../d.js').D;
       new Worker(new URL('../e.js', import.meta.url)); import type { F } from '../f.js'; require('../g.js');`,
    );
    expect(file.imports.map(({ target, typeOnly }) => [target, typeOnly])).toEqual([
      ['src/b.ts', false],
      ['src/c.ts', false],
      ['src/d.ts', true],
      ['src/e.ts', false],
      ['src/f.ts', true],
      ['src/g.ts', false],
    ]);
  });

  it('find cycles, also of types, and no cycle where two ways meet', () => {
    const cycle = [
      importing('src/jobs/a.ts', './b.js'),
      importing('src/jobs/b.ts', './c.js', 'type C'),
      importing('src/jobs/c.ts', './a.js'),
    ];
    expect(importCycles(cycle).map(({ message }) => message)).toEqual([
      expect.stringContaining('src/jobs/a.ts -> src/jobs/b.ts -> src/jobs/c.ts -> src/jobs/a.ts'),
    ]);
    const diamond = [
      from('src/jobs/a.ts', `import './b.js'; import './c.js';`),
      importing('src/jobs/b.ts', './d.js'),
      importing('src/jobs/c.ts', './d.js'),
      from('src/jobs/d.ts', ''),
    ];
    expect(importCycles(diamond)).toEqual([]);
  });

  it('follow a worker thread to the framework it loads', () => {
    const files = [
      from('src/scheduling/solver/pool.ts', `new URL('./solve-thread.js', import.meta.url)`),
      importing('src/scheduling/solver/solve-thread.ts', './way.js'),
      importing('src/scheduling/solver/way.ts', '@nestjs/common'),
    ];
    expect(frameworksInWorkers(files)).toHaveLength(1);
    expect(frameworksInWorkers([importing('src/scheduling/solver/a.worker.ts', 'typeorm')])).toHaveLength(1);
    expect(
      frameworksInWorkers([importing('src/scheduling/solver/a.worker.ts', '../engine/solve.js')]),
    ).toEqual([]);
  });

  it('find unknown folders and imports that lead nowhere', () => {
    expect(unknownFolders([from('src/billing/a.ts', ''), from('src/time/a.ts', '')])).toHaveLength(1);
    expect(
      brokenImports([importing('src/time/a.ts', './instant')], (path) => path.endsWith('.ts')),
    ).toHaveLength(1);
  });
});

describe('code rules', () => {
  const engine = 'src/scheduling/engine/a.ts';

  it.each<[keyof typeof code, string, string]>([
    ['clockOrRandomness', engine, 'const now = Date.now();'],
    ['clockOrRandomness', engine, 'const now = new Date();'],
    ['clockOrRandomness', engine, 'const now = Date();'],
    ['clockOrRandomness', engine, 'const now = globalThis.performance.now();'],
    ['clockOrRandomness', engine, 'const draw = Math.random;'],
    ['outsideWorld', engine, 'const seed = process.env.SEED;'],
    ['outsideWorld', engine, 'console.log(1);'],
    ['outsideWorld', engine, 'const here = import.meta.url;'],
    ['anyTypes', engine, 'const x: any = 1;'],
    ['anyTypes', engine, 'const x = y as any;'],
    ['silencedChecks', engine, ['// eslint', 'disable-next-line'].join('-')],
    ['silencedChecks', engine, ['// @ts', 'ignore'].join('-')],
    ['skippedTests', 'src/a.spec.ts', `it.only('x', () => {});`],
    ['skippedTests', 'src/a.spec.ts', `describe.skip.each([1])('x', () => {});`],
    ['skippedTests', 'src/a.spec.ts', `xit('x', () => {});`],
    ['skippedTests', 'src/a.spec.ts', `it.todo('x');`],
    ['mocksInUnitSpecs', 'src/time/a.spec.ts', `const f = jest.fn();`],
    ['mocksInUnitSpecs', 'src/forecasting/engine/a.spec.ts', `import { Test } from '@nestjs/testing';`],
    [
      'tooManyInjected',
      'src/a.ts',
      '@Injectable() class A { constructor(a: A, b: A, c: A, d: A, e: A, f: A, g: A) {} }',
    ],
    ['misplacedClasses', 'src/jobs/job.ts', `@Entity('job') class Job {}`],
    ['misplacedClasses', 'src/jobs/job.ts', `@ObjectType() class Job {}`],
    ['repositoriesWithoutManager', 'src/a.repository.ts', 'class A { find(id: number) {} }'],
    ['repositoriesWithoutManager', 'src/a.repository.ts', 'class A { find(manager?: EntityManager) {} }'],
  ])('%s finds it in %s: %s', (rule, path, text) => {
    const check = code[rule] as (file: ReturnType<typeof from>) => unknown[];
    expect(check(from(path, text))).toHaveLength(1);
  });

  it.each<[keyof typeof code, string, string]>([
    ['clockOrRandomness', 'src/time/clock.ts', 'const now = Date.now();'],
    ['clockOrRandomness', engine, 'const day = new Date(at).getUTCDay() + Date.UTC(2026, 0);'],
    ['outsideWorld', engine, 'const window = 1; const x = { process: 2 }; window + x.process;'],
    ['anyTypes', engine, '// any comment will do'],
    ['skippedTests', 'src/a.spec.ts', `(present ? describe : describe.skip)('x', () => {});`],
    [
      'tooManyInjected',
      'src/a.ts',
      '@Injectable() class A { constructor(a: A, b: A, c: A, d: A, e: A, f: A) {} }',
    ],
    ['misplacedClasses', 'src/jobs/persistence/job.entity.ts', `@Entity('job') class Job {}`],
    [
      'repositoriesWithoutManager',
      'src/a.repository.ts',
      'class A { find(manager: EntityManager, id: number) {} private map(row: Row) {} #own() {} }',
    ],
  ])('%s leaves it alone in %s: %s', (rule, path, text) => {
    const check = code[rule] as (file: ReturnType<typeof from>) => unknown[];
    expect(check(from(path, text))).toEqual([]);
  });

  it('measure files and functions, and let few be longer than usual', () => {
    const lines = (count: number) => Array.from({ length: count }, () => '  x();').join('\n');
    const functions = (...counts: number[]) =>
      code.functionLengths([
        from(engine, counts.map((count) => `function f() {\n${lines(count - 2)}\n}`).join('\n')),
      ]);
    expect(functions(3, 41).map((length) => length.lines)).toEqual([3, 41]);
    const short = Array.from({ length: 30 }, () => 5);
    expect(code.tooLong(functions(...short, 41), code.FUNCTION_LINES)).toHaveLength(0);
    expect(code.tooLong(functions(...short, 61), code.FUNCTION_LINES)).toHaveLength(1);
    expect(code.tooLong(functions(5, 5, 41, 42), code.FUNCTION_LINES)).toHaveLength(2);
    expect(code.fileLengths([from(engine, lines(321))])[0].lines).toBe(321);
  });

  it('fail with file, line and advice', () => {
    expect(() => expectNone(code.anyTypes(from('src/a.ts', '\nlet x: any;')))).toThrow(
      'src/a.ts:2  has an `any`. Write the type',
    );
  });
});
