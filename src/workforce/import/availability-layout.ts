import { type LocalTime, type Weekday } from '../../time/zoned-time.js';
import { readCode, readTime } from '../checks.js';
import { availability } from '../persistence/tables.js';
import { checkedWeekdays } from '../work-rules.js';
import { valueInvalid } from '../workforce.errors.js';
import { type Availability } from '../workforce.js';
import { withAgents } from './agent-codes.js';
import { column, type ImportLayout, withoutRepeats } from './import-layout.js';

interface AvailabilityRow {
  readonly agentCode: string;
  readonly weekdays: readonly Weekday[];
  readonly from: LocalTime;
  readonly to: LocalTime;
}

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The rows of an agent are the agent's whole availability: they replace what was stored. */
export const AVAILABILITY: ImportLayout<AvailabilityRow> = {
  columns: [
    column('agent', 'agent_code', 'employee_id'),
    column('weekdays', 'days'),
    column('from', 'start'),
    column('to', 'end'),
  ],
  read(reader) {
    const agentCode = reader.required('agent', readCode);
    const weekdays = reader.required('weekdays', readWeekdays);
    const from = reader.required('from', (text) => readTime(text, 'from'));
    const to = reader.required('to', (text) => readTime(text, 'to'));
    if (!agentCode || !weekdays || !from || !to || !reader.good) return undefined;
    return { agentCode, weekdays, from, to };
  },
  async plan(manager, reach, drafts) {
    const unique = withoutRepeats(drafts, 'agent', (row) => `${row.agentCode} ${timesOf(row)}`);
    const found = await withAgents(manager, reach.agents, unique);
    const wanted = new Map<number, Omit<Availability, 'id'>[]>();
    for (const { values, agent } of found) {
      const { weekdays, from, to } = values;
      wanted.set(agent.id, [...(wanted.get(agent.id) ?? []), { agentId: agent.id, weekdays, from, to }]);
    }
    const stored = await availability.among(manager, 'agentId', [...wanted.keys()]);
    const kept = new Map<string, Availability>(stored.map((row) => [`${row.agentId} ${timesOf(row)}`, row]));
    const creates = [...wanted.values()]
      .flat()
      .filter((row) => !kept.delete(`${row.agentId} ${timesOf(row)}`));
    const leftOver = [...kept.values()];
    return {
      created: creates.length,
      updated: 0,
      unchanged: found.length - creates.length,
      async write(manager) {
        for (const { id } of leftOver) await availability.remove(manager, id);
        await availability.insertMany(manager, creates);
      },
    };
  },
};

/** `1-5`, `Mon-Fri`, `Sat Sun`, `1 3 5`, `fri-mon`. */
export function readWeekdays(text: string): Weekday[] {
  const days = text
    .toLowerCase()
    .split(/[\s,;/+]+/)
    .filter((token) => token !== '')
    .flatMap((token) => range(token, text));
  return checkedWeekdays(days);
}

function range(token: string, text: string): number[] {
  const [first, last = first, ...more] = token.split('-').map(dayNumber);
  if (!(first >= 1 && last >= 1) || more.length > 0) {
    const advice = 'Write numbers or names: 1-5, Mon-Fri, or Sat Sun (1 is Monday).';
    throw valueInvalid('weekdays', text, `"${token}" is not a weekday. ${advice}`);
  }
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => ((first - 1 + i) % 7) + 1);
}

function dayNumber(name: string): number {
  return /^[1-7]$/.test(name) ? Number(name) : NAMES.indexOf(name.slice(0, 3)) + 1;
}

function timesOf({ weekdays, from, to }: Pick<Availability, 'weekdays' | 'from' | 'to'>): string {
  return `${weekdays.join('')} ${from} ${to}`;
}
