/** One runner for every suite; `SUITE` narrows it (see the scripts in package.json). */
const suites = {
  unit: ['<rootDir>/src/**/*.spec.ts'],
  whole: ['<rootDir>/test/{architecture,contract,integration}/**/*.spec.ts'],
  e2e: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
  browser: ['<rootDir>/test/browser/**/*.spec.ts'],
};
const chosen = (process.env.SUITE ?? 'unit,whole,e2e').split(',');
const inBrowser = chosen.includes('browser');

export default {
  testMatch: chosen.flatMap((name) => suites[name]),
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/test/support/seeded-fast-check.js',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testEnvironment: 'node',
  globalSetup: `<rootDir>/test/support/${inBrowser ? 'begin-browser-run' : 'pin-utc'}.js`,
  globalTeardown: inBrowser ? '<rootDir>/test/support/end-browser-run.js' : undefined,
  // Only what hangs should meet it: a machine may have much else to do.
  testTimeout: 900_000,
  maxWorkers: '100%',
  // Every suite leaves its modules behind: a worker that has grown makes room for a fresh one.
  workerIdleMemoryLimit: '1.5GB',
};
