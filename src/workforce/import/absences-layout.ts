import { formatInstant, type Instant } from '../../time/instant.js';
import { type Interval, overlaps } from '../../time/interval.js';
import { UserError } from '../../user-error.js';
import { checkAbsenceSpan } from '../agent-rules.js';
import { readCode, readName } from '../checks.js';
import { absencesOverlapping } from '../persistence/absences.js';
import { absences } from '../persistence/tables.js';
import { type Absence, type Agent } from '../workforce.js';
import { momentOf, readWrittenTime, type WrittenTime } from './absence-times.js';
import { withAgents } from './agent-codes.js';
import { column, type Draft, type ImportLayout } from './import-layout.js';
import { type RowReader } from './row-reader.js';
import { compare, type Compared, planOf } from './stored-rows.js';

interface AbsenceRow {
  readonly agentCode: string;
  readonly start: WrittenTime;
  readonly end: WrittenTime;
  readonly reason: string;
}

interface Found {
  readonly reader: RowReader;
  readonly agentId: number;
  readonly span: Interval;
  readonly reason: string;
}

export const ABSENCES: ImportLayout<AbsenceRow> = {
  columns: [
    column('agent', 'agent_code', 'employee_id'),
    column('start', 'from', 'starts_at'),
    column('end', 'to', 'until', 'ends_at'),
    column('reason', 'type'),
  ],
  read(reader) {
    const agentCode = reader.required('agent', readCode);
    const start = reader.required('start', (text) => readWrittenTime(text, 'start'));
    const end = reader.required('end', (text) => readWrittenTime(text, 'end'));
    const reason = reader.required('reason', (text) => readName(text, 'reason'));
    if (!agentCode || !start || !end || !reason || !reader.good) return undefined;
    return { agentCode, start, end, reason };
  },
  async plan(manager, reach, drafts) {
    const named = await withAgents(manager, reach.agents, drafts);
    const found = named.flatMap(({ reader, values, agent }) => {
      const span = spanOf({ reader, values }, agent);
      return span === undefined ? [] : [{ reader, agentId: agent.id, span, reason: values.reason }];
    });
    const agentIds = found.map(({ agentId }) => agentId);
    const stored = groupByAgent(await absencesOverlapping(manager, agentIds, wholeSpan(found)));
    const taken = new Map<number, Found[]>();
    const rows = found.flatMap((row) => placed(row, stored.get(row.agentId) ?? [], taken));
    return planOf(absences, rows);
  },
};

function spanOf({ reader, values }: Draft<AbsenceRow>, agent: Agent): Interval | undefined {
  const start = moment(reader, values.start, agent, 'start');
  const end = moment(reader, values.end, agent, 'end');
  if (start === undefined || end === undefined) return undefined;
  try {
    checkAbsenceSpan({ start, end });
    return { start, end };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    reader.refuse('end', error.message);
    return undefined;
  }
}

function moment(
  reader: RowReader,
  written: WrittenTime,
  agent: Agent,
  side: 'start' | 'end',
): Instant | undefined {
  try {
    return momentOf(written, agent.zone, side);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    reader.refuse(side, error.message);
    return undefined;
  }
}

/** The row beside the stored absence of the same start; refused where it runs into another one, stored or of the file. */
function placed(row: Found, stored: readonly Absence[], taken: Map<number, Found[]>): Compared<Absence>[] {
  const { reader, agentId, span, reason } = row;
  const before = stored.find((absence) => absence.span.start === span.start);
  const inFile = taken.get(agentId) ?? [];
  const twin = inFile.find((other) => overlaps(other.span, span));
  if (twin !== undefined) {
    reader.refuse(
      'start',
      `The agent is absent then already in row ${twin.reader.line}. Join the two, or mend one.`,
    );
    return [];
  }
  const other = stored.find((absence) => absence !== before && overlaps(absence.span, span));
  if (other !== undefined) {
    const then = `${formatInstant(other.span.start)} to ${formatInstant(other.span.end)}`;
    reader.refuse(
      'start',
      `The agent is absent then already ("${other.reason}", ${then}). Change that absence instead.`,
    );
    return [];
  }
  taken.set(agentId, [...inFile, row]);
  return [compare<Absence>(before, { agentId, span: { start: span.start, end: span.end }, reason })];
}

function wholeSpan(rows: readonly Found[]): Interval {
  return rows.reduce<Interval>(
    (whole, { span }) => ({
      start: Math.min(whole.start, span.start) as Instant,
      end: Math.max(whole.end, span.end) as Instant,
    }),
    rows[0]?.span ?? { start: 0 as Instant, end: 0 as Instant },
  );
}

function groupByAgent(rows: readonly Absence[]): Map<number, Absence[]> {
  const groups = new Map<number, Absence[]>();
  for (const row of rows) groups.set(row.agentId, [...(groups.get(row.agentId) ?? []), row]);
  return groups;
}
