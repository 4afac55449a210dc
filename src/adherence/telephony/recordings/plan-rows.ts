import { parse } from 'csv-parse/sync';
import { formatInstant, type Instant, parseInstant } from '../../../time/instant.js';
import { type PlannedKind } from '../../engine/adherence-map.js';
import { type PlannedActivity, type PlannedShift } from '../../engine/plan.js';
import { planRowInvalid } from './recording.errors.js';

/** The words of plans for what the map has rows for. */
const KINDS: Readonly<Record<string, PlannedKind>> = {
  inbound: 'inbound',
  outbound: 'outbound',
  break: 'break',
  meal: 'meal',
  lunch: 'meal',
  'off-phone': 'off-phone',
  training: 'off-phone',
  meeting: 'off-phone',
  coaching: 'off-phone',
  'back-office': 'off-phone',
};
const COLUMNS = ['agent', 'start', 'end', 'activity', 'queue'];

interface PlanRow extends PlannedActivity {
  readonly row: number;
}

/**
 * Reads a plan: `agent,start,end,activity,queue` with instants in ISO 8601. Activities of one agent that follow on one another are a shift.
 * @throws UserError PLAN_ROW_INVALID with row, column, value and advice.
 */
export function readPlanRows(bytes: Buffer): ReadonlyMap<string, readonly PlannedShift[]> {
  const rows: string[][] = parse(bytes, {
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  });
  const [head, ...told] = rows;
  if (head === undefined || COLUMNS.slice(0, 4).some((column) => !head.includes(column))) {
    throw planRowInvalid(1, 'header', head?.join(',') ?? '', `The columns must be ${COLUMNS.join(',')}.`);
  }
  const perAgent = new Map<string, PlanRow[]>();
  told.forEach((cells, at) => {
    const cell = (column: string) => cells[head.indexOf(column)] ?? '';
    const agent = cell('agent');
    if (agent === '') throw planRowInvalid(at + 2, 'agent', '', 'Name the agent.');
    const own = perAgent.get(agent) ?? [];
    perAgent.set(agent, own);
    own.push(activityOf(at + 2, cell));
  });
  return new Map([...perAgent].map(([agent, activities]) => [agent, shiftsOf(activities)]));
}

function activityOf(row: number, cell: (column: string) => string): PlanRow {
  const start = instantOf(row, 'start', cell('start'));
  const end = instantOf(row, 'end', cell('end'));
  if (end <= start) throw planRowInvalid(row, 'end', cell('end'), 'An activity ends after it starts.');
  const word = cell('activity').toLowerCase();
  const kind = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
  if (kind === undefined) {
    throw planRowInvalid(row, 'activity', cell('activity'), `Use one of ${Object.keys(KINDS).join(', ')}.`);
  }
  return { row, start, end, kind };
}

function instantOf(row: number, column: string, text: string): Instant {
  try {
    return parseInstant(text);
  } catch {
    throw planRowInvalid(
      row,
      column,
      text,
      'Write an instant in ISO 8601, for example 2026-03-02T09:00:00Z.',
    );
  }
}

function shiftsOf(activities: PlanRow[]): PlannedShift[] {
  const shifts: { start: Instant; end: Instant; activities: PlannedActivity[] }[] = [];
  for (const { row, ...activity } of activities.sort((a, b) => a.start - b.start)) {
    const last = shifts.at(-1);
    if (last !== undefined && activity.start < last.end) {
      throw planRowInvalid(
        row,
        'start',
        formatInstant(activity.start),
        'It overlaps another activity of the same agent.',
      );
    }
    if (last?.end === activity.start) {
      last.end = activity.end;
      last.activities.push(activity);
    } else shifts.push({ start: activity.start, end: activity.end, activities: [activity] });
  }
  return shifts;
}
