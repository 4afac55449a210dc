import { checkSpeed, readCode } from '../checks.js';
import { campaignsWithin, queuesWithin } from '../persistence/reach.js';
import { campaigns, entitlements, queues } from '../persistence/tables.js';
import { type Entitlement } from '../workforce.js';
import { valueInvalid } from '../workforce.errors.js';
import { withAgents } from './agent-codes.js';
import { column, type ImportLayout, optionalColumn, withoutRepeats } from './import-layout.js';
import { type RowReader } from './row-reader.js';
import { compare, planOf } from './stored-rows.js';

interface EntitlementRow {
  readonly agentCode: string;
  readonly work: 'queue' | 'campaign';
  readonly workCode: string;
  /** undefined where the file says none: what is stored stays, 1 for a new one. */
  readonly speed: number | undefined;
}

export const ENTITLEMENTS: ImportLayout<EntitlementRow> = {
  columns: [
    column('agent', 'agent_code', 'employee_id'),
    optionalColumn('queue', 'queue_code'),
    optionalColumn('campaign', 'campaign_code'),
    optionalColumn('speed', 'speed_factor'),
  ],
  read(reader) {
    const agentCode = reader.required('agent', readCode);
    const named = readWork(reader);
    const speed = reader.optional('speed', readSpeed) ?? undefined;
    if (!agentCode || !named || !reader.good) return undefined;
    return { agentCode, ...named, speed };
  },
  async plan(manager, reach, drafts) {
    const unique = withoutRepeats(drafts, 'agent', (row) => `${row.agentCode} ${row.work} ${row.workCode}`);
    const found = await withAgents(manager, reach.agents, unique);
    const queueIds = idsByCode(await queues.all(manager, await queuesWithin(manager, reach.work)));
    const campaignIds = idsByCode(await campaigns.all(manager, await campaignsWithin(manager, reach.work)));
    const agentIds = found.map(({ agent }) => agent.id);
    const stored = new Map(
      (await entitlements.among(manager, 'agentId', agentIds)).map((each) => [keyOf(each), each]),
    );
    const rows = found.flatMap(({ reader, values, agent }) => {
      const { work, workCode } = values;
      const workId = (work === 'queue' ? queueIds : campaignIds).get(workCode);
      if (workId === undefined) {
        reader.refuse(
          work,
          `There is no ${work} "${workCode}" that you may see. Create it first, or mend the code.`,
        );
        return [];
      }
      const target = {
        queueId: work === 'queue' ? workId : null,
        campaignId: work === 'queue' ? null : workId,
      };
      const before = stored.get(keyOf({ agentId: agent.id, ...target }));
      const speed = values.speed ?? before?.speed ?? 1;
      return [compare<Entitlement>(before, { agentId: agent.id, ...target, speed })];
    });
    return planOf(entitlements, rows);
  },
};

function readWork(reader: RowReader): Pick<EntitlementRow, 'work' | 'workCode'> | undefined {
  const queue = reader.optional('queue', readCode);
  const campaign = reader.optional('campaign', readCode);
  if (queue && campaign) {
    reader.refuse('campaign', 'The row names a queue and a campaign. Write two rows, one for each.');
  }
  if (!reader.text('queue') && !reader.text('campaign')) {
    reader.refuse('queue', 'The row names neither a queue nor a campaign. Write the code of one.');
  }
  if (queue) return { work: 'queue', workCode: queue };
  return campaign ? { work: 'campaign', workCode: campaign } : undefined;
}

function readSpeed(text: string): number {
  const speed = /^\d{1,3}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(speed)) {
    throw valueInvalid(
      'speed',
      text,
      `"${text}" is not a number. Write a factor such as 1 or 1.15, with a point.`,
    );
  }
  return checkSpeed(speed);
}

function keyOf({ agentId, queueId, campaignId }: Omit<Entitlement, 'id' | 'speed'>): string {
  return `${agentId} ${queueId ?? '-'} ${campaignId ?? '-'}`;
}

function idsByCode(rows: readonly { readonly id: number; readonly code: string }[]): Map<string, number> {
  return new Map(rows.map((row) => [row.code, row.id]));
}
