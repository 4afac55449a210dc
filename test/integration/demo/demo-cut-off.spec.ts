import { DemoLoader } from '../../../src/demo/demo-loader.service.js';
import { type TestApp, startApp } from '../../support/app.js';

describe('a demo company whose loading was stopped', () => {
  let app: TestApp;

  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.close());

  it('is neither an empty database nor a whole company', async () => {
    const demo = app.app.get(DemoLoader, { strict: false });
    expect([await demo.isEmpty(), await demo.wasCutOff()]).toEqual([true, false]);
    const stop = new Error('stopped');
    const loading = demo.load((phase) => {
      if (phase.includes('calls')) throw stop;
    });
    await expect(loading).rejects.toBe(stop);
    expect([await demo.isEmpty(), await demo.wasCutOff()]).toEqual([false, true]);
    expect(await demo.knownSignIns()).toEqual([]);
  });
});
