import { type EntityManager } from 'typeorm';
import { type Scope } from '../../access/actor.js';
import { leftTooEarly } from '../agent-rules.js';
import { readCode, readDate, readName, readZone } from '../checks.js';
import { agentsWhere, type StoredAgent, storedAgents } from '../persistence/agents.js';
import { agentsWithin, teamsWithin } from '../persistence/reach.js';
import { contracts, sites, teams } from '../persistence/tables.js';
import { type Contract, type Site, type Team } from '../workforce.js';
import { column, type ImportLayout, optionalColumn, withoutRepeats } from './import-layout.js';
import { type RowReader } from './row-reader.js';
import { compare, planOf } from './stored-rows.js';

interface AgentRow extends Pick<StoredAgent, 'code' | 'name' | 'hiredOn'> {
  readonly teamCode: string;
  readonly contractCode: string;
  readonly siteCode: string | null;
  /** undefined where the file has no such column: what is stored stays. */
  readonly ownZone: StoredAgent['ownZone'] | undefined;
  readonly leftOn: StoredAgent['leftOn'] | undefined;
}

export const AGENTS: ImportLayout<AgentRow> = {
  columns: [
    column('code', 'agent', 'agent_code', 'employee_id'),
    column('name', 'agent_name', 'full_name'),
    column('team', 'team_code'),
    column('contract', 'contract_code'),
    optionalColumn('site', 'site_code'),
    optionalColumn('zone', 'time_zone', 'timezone'),
    column('hired_on', 'hired', 'hire_date'),
    optionalColumn('left_on', 'left', 'leave_date'),
  ],
  read(reader) {
    const code = reader.required('code', readCode);
    const name = reader.required('name', readName);
    const teamCode = reader.required('team', readCode);
    const contractCode = reader.required('contract', readCode);
    const siteCode = reader.optional('site', readCode) ?? null;
    const ownZone = reader.optional('zone', readZone);
    const hiredOn = reader.required('hired_on', (text) => readDate(text, 'hired_on'));
    const leftOn = reader.optional('left_on', (text) => readDate(text, 'left_on'));
    if (hiredOn && leftOn && leftOn < hiredOn)
      reader.refuse('left_on', leftTooEarly(hiredOn, leftOn).message);
    if (!code || !name || !teamCode || !contractCode || !hiredOn || !reader.good) return undefined;
    return { code, name, teamCode, contractCode, siteCode, ownZone, hiredOn, leftOn };
  },
  async plan(manager, reach, drafts) {
    const unique = withoutRepeats(drafts, 'code', (row) => row.code);
    const known = await organisationOf(manager, reach.agents);
    const codes = unique.map(({ values }) => values.code);
    const stored = new Map(
      (await agentsWhere(manager, {}, 'code', codes)).map((agent) => [agent.code, agent]),
    );
    const mine = await agentsWhere(manager, agentsWithin(reach.agents), 'code', codes);
    const mayChange = new Set(mine.map((agent) => agent.code));
    const rows = unique.flatMap(({ reader, values }) => {
      const before = stored.get(values.code);
      if (before !== undefined && !mayChange.has(values.code)) {
        reader.refuse('code', 'The code belongs to an agent that you may not change. Use another code.');
      }
      const after = resolve(reader, values, known, before);
      return after === undefined ? [] : [compare<StoredAgent>(before, after)];
    });
    return planOf(storedAgents, rows);
  },
};

interface Organisation {
  readonly teams: ReadonlyMap<string, Team>;
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly sites: ReadonlyMap<number, Site>;
}

async function organisationOf(manager: EntityManager, reach: Scope): Promise<Organisation> {
  const byCode = <T extends { readonly code: string }>(rows: readonly T[]) =>
    new Map(rows.map((row) => [row.code, row]));
  return {
    teams: byCode(await teams.all(manager, teamsWithin(reach))),
    contracts: byCode(await contracts.all(manager)),
    sites: new Map((await sites.all(manager)).map((site) => [site.id, site])),
  };
}

function resolve(
  reader: RowReader,
  { teamCode, contractCode, siteCode, ...row }: AgentRow,
  known: Organisation,
  before: Omit<StoredAgent, 'id'> | undefined,
): Omit<StoredAgent, 'id'> | undefined {
  const team = known.teams.get(teamCode);
  const contract = known.contracts.get(contractCode);
  if (team === undefined) {
    reader.refuse(
      'team',
      `There is no team "${teamCode}" that you may change. Create it first, or mend the code.`,
    );
  }
  if (contract === undefined) {
    reader.refuse('contract', `There is no contract "${contractCode}". Create it first, or mend the code.`);
  }
  const site = team && known.sites.get(team.siteId);
  if (site !== undefined && siteCode !== null && site.code !== siteCode) {
    reader.refuse('site', `Team ${teamCode} is at site ${site.code}. Write that, or leave the site out.`);
  }
  const ownZone = row.ownZone === undefined ? (before?.ownZone ?? null) : row.ownZone;
  const leftOn = row.leftOn === undefined ? (before?.leftOn ?? null) : row.leftOn;
  if (row.leftOn === undefined && leftOn !== null && leftOn < row.hiredOn) {
    reader.refuse('hired_on', leftTooEarly(row.hiredOn, leftOn).message);
  }
  if (team === undefined || contract === undefined || !reader.good) return undefined;
  const { code, name, hiredOn } = row;
  return {
    code,
    name,
    siteId: team.siteId,
    teamId: team.id,
    contractId: contract.id,
    ownZone,
    hiredOn,
    leftOn,
  };
}
