import { type Settings } from '../settings.js';
import { type SignIn } from '../demo/company/sign-ins.js';

/** What the terminal says once everything runs. */
export function welcome(settings: Settings, address: string | null, signIns: readonly SignIn[]): string {
  const database = settings.database.kind === 'sqlite' ? settings.database.file : 'MySQL';
  if (address === null) return `Shiftwright worker takes jobs. Database: ${database}. Stop it with Ctrl+C.`;
  const lines = [`Shiftwright runs at ${address}`, `  database      ${database}`];
  if (!settings.production) lines.push(`  API explorer  ${address}/graphql`);
  if (signIns.length > 0) lines.push('  A made-up company is loaded. Sign in as:');
  const width = Math.max(0, ...signIns.map(({ role }) => role.length));
  for (const { role, email, password } of signIns) {
    lines.push(`    ${role.padEnd(width)}  ${email}  ${password}`);
  }
  return [...lines, 'Stop it with Ctrl+C.'].join('\n');
}
