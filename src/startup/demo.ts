import { type INestApplicationContext } from '@nestjs/common';
import { type SignIn } from '../demo/company/sign-ins.js';
import { DemoLoader } from '../demo/demo-loader.service.js';

/** Loads the made-up company into an empty database, and says how to sign in to it, also at later starts. */
export async function loadDemo(
  app: INestApplicationContext,
  report: (phase: string) => void,
): Promise<readonly SignIn[]> {
  const demo = app.get(DemoLoader, { strict: false });
  if (await demo.wasCutOff()) {
    report('The made-up company is only half there: a start was stopped. Start again on an empty database.');
  }
  if (!(await demo.isEmpty())) return demo.knownSignIns();
  const { signIns } = await demo.load((phase) => report(`Made-up company: ${phase} ...`));
  return signIns;
}
