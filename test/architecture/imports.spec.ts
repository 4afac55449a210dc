import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  brokenImports,
  checkImports,
  frameworksInWorkers,
  importCycles,
  importRules,
  unknownFolders,
} from './import-rules.js';
import {
  expectNone,
  isSpec,
  listFiles,
  parseSource,
  projectRoot,
  readSources,
  readText,
} from './source-tree.js';

const files = readSources('src');
const production = files.filter((file) => !isSpec(file));

describe('imports', () => {
  it('were read', () => {
    expect(production.length).toBeGreaterThan(50);
    expect(production.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  it.each(Object.entries(importRules))('%s', (_title, rule) => {
    expectNone(checkImports(files, rule));
  });

  it('lie in folders that the plan of the house knows', () => {
    expectNone(unknownFolders(files));
  });

  it('bring no framework into a worker thread', () => {
    expectNone(frameworksInWorkers(production));
  });

  it('make no cycle, imports of types included', () => {
    expectNone(importCycles(production));
  });

  it('lead to files that exist', () => {
    const tests = readSources('test', 'bench');
    expectNone(brokenImports([...files, ...tests], (path) => existsSync(join(projectRoot, path))));
  });

  it('of the browser UI never reach into src', () => {
    const web = listFiles('web').filter((path) => /\.[cm]?[jt]sx?$/.test(path));
    const offences = web.flatMap((path) =>
      parseSource(path, readText(path))
        .imports.filter(({ target }) => target.startsWith('src/'))
        .map(({ target, line }) => ({
          path,
          line,
          message: `imports ${target}. The UI knows the API only.`,
        })),
    );
    expectNone(offences);
  });
});
