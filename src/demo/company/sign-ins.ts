import { type Role } from '../../access/actor.js';
import { type DemoCompany } from './demo-company.js';
import { type DemoAgent } from './demo-parts.js';
import { LEAD_TEAM } from './organisation.js';

/** A sign-in that everybody may know: it opens nothing but made-up data. */
export interface SignIn {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface DemoSignIn extends SignIn {
  /** Code of what the role is limited to; null where it holds everywhere. */
  readonly of:
    { readonly site: string } | { readonly team: string } | { readonly client: string } | OfAgent | null;
}

interface OfAgent {
  readonly agent: string;
}

/** Reserved for examples: no mail goes there. */
const DOMAIN = '@demo.example';
/** The password of a demo address, or `null` for an address of somebody real. */
export function demoPassword(email: string): string | null {
  return email.endsWith(DOMAIN) ? `demo-${email.slice(0, -DOMAIN.length)}-1234` : null;
}

export function demoSignIns(company: DemoCompany): DemoSignIn[] {
  const agent = steadyAgent(company, LEAD_TEAM);
  return [
    signIn('planner', 'Demo planner', 'planner', null),
    signIn('team-lead', `Demo lead of ${LEAD_TEAM}`, 'lead', { team: LEAD_TEAM }),
    signIn('site-user', 'Demo site user, Manila', 'manila', { site: 'MNL' }),
    signIn('client-viewer', 'Demo client viewer, BANK-US', 'client', { client: 'BANK-US' }),
    signIn('agent', `Demo agent ${agent.name}`, 'agent', { agent: agent.code }),
    signIn('admin', 'Demo administrator', 'admin', null),
  ];
}

function signIn(role: Role, name: string, user: string, of: DemoSignIn['of']): DemoSignIn {
  const email = `${user}${DOMAIN}`;
  return { role, name, email, password: demoPassword(email)!, of };
}

/** Somebody full time who is there in all three weeks, and blended, so that the agent's own page shows a usual life. */
function steadyAgent(company: DemoCompany, teamCode: string): DemoAgent {
  const { agents, absences, certificates, entitlements, weeks } = company;
  const away = new Set(absences.map((absence) => absence.agentCode));
  const lapsing = new Set(certificates.filter((c) => c.expiresOn < weeks.next).map((c) => c.agentCode));
  const blended = new Set(entitlements.filter((e) => e.campaignCode !== null).map((e) => e.agentCode));
  const found = agents.find(
    ({ code, teamCode: team, contractCode }) =>
      team === teamCode &&
      contractCode !== 'PH-PART' &&
      !away.has(code) &&
      !lapsing.has(code) &&
      blended.has(code),
  );
  if (found === undefined) throw new Error(`No agent of the team ${teamCode} is there in all three weeks.`);
  return found;
}
