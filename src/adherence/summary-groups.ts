import { contains, type Interval } from '../time/interval.js';
import { addSeconds } from '../time/instant.js';
import { type TimeZone } from '../time/zoned-time.js';
import { type AgentRecord } from './adherence-loader.service.js';
import { type SummaryLevel, type SummaryRow } from './adherence-summary.js';
import { agentSpan, type AgentSpan } from './agent-day.js';
import { type Provenance } from './engine/adherence.js';
import { type Bucket } from './engine/buckets.js';
import { contactTally, type RungContact, rungContacts } from './engine/contact-figures.js';
import { type ClassifiedSegment } from './engine/exceptions.js';
import { figuresOf } from './summary-figures.js';
import { byBucket, sumTallies, type Tally, tallyOf } from './engine/tally.js';

/** Who a row is about. */
export interface GroupName {
  readonly id: number | null;
  readonly code: string;
  readonly name: string;
}

interface Cell {
  tallies: Tally[];
  agents: Set<number>;
  contacts: Map<string, RungContact>;
  provisional: boolean;
}

interface Group {
  readonly id: number | null;
  readonly zone: TimeZone;
  readonly cells: ReadonlyMap<Bucket, Cell>;
}

/** So many tallies of a cell are kept apart at most, before they are added up. */
const TALLIES_AT_ONCE = 64;

/** Takes the records of one agent after the other, and keeps no more of them than their sums. */
export class SummaryGroups {
  private readonly groups = new Map<string, Group>();

  constructor(
    private readonly level: SummaryLevel,
    private readonly answerThresholdSeconds: number,
  ) {}

  /** The agent's part of the buckets, which are those of the zone; gives the passport that it was made with. */
  add(record: AgentRecord, zone: TimeZone, buckets: readonly Bucket[]): Provenance {
    const span = { start: buckets[0].start, end: buckets[buckets.length - 1].end };
    const evaluated = agentSpan(record, span, zone);
    const ids = this.idsOf(record, evaluated);
    const contacts = rungContacts(record.feeds.flatMap(({ events }) => events));
    for (const id of ids) {
      const mine = (segment: ClassifiedSegment) => this.level !== 'client' || clientOf(segment) === id;
      const segments = byBucket(evaluated.segments.filter(mine), buckets);
      const approved =
        evaluated.approvedSegments === evaluated.segments
          ? segments
          : byBucket(evaluated.approvedSegments.filter(mine), buckets);
      const rung = contacts.filter(({ rang }) => this.isOf(id, rang, evaluated));
      const group = this.group(id, zone, buckets);
      buckets.forEach((bucket, at) => {
        const cell = group.cells.get(bucket);
        if (cell === undefined || (this.level === 'client' && segments[at].length === 0)) return;
        fill(cell, record, bucket, tallyOf(segments[at], approved[at]));
        for (const contact of rung) if (contains(bucket, contact.rang)) join(cell.contacts, contact);
      });
    }
    return evaluated.passport;
  }

  /** Whose rows there are, apart from work that is nobody's. */
  get ids(): number[] {
    return [...new Set([...this.groups.values()].flatMap(({ id }) => id ?? []))];
  }

  rows(nameOf: (id: number | null) => GroupName): SummaryRow[] {
    return [...this.groups.values()].flatMap(({ id, zone, cells }) =>
      [...cells].flatMap(([bucket, { tallies, agents, contacts, provisional }]) => {
        if (tallies.length === 0) return [];
        const answered = contactTally([...contacts.values()], this.answerThresholdSeconds);
        const who = { ...nameOf(id), zone, bucket, agents: agents.size, provisional };
        return [{ ...who, ...figuresOf(sumTallies(tallies), answered) }];
      }),
    );
  }

  private idsOf({ agent }: AgentRecord, { segments }: AgentSpan): (number | null)[] {
    if (this.level === 'agent') return [agent.id];
    if (this.level === 'team') return [agent.teamId];
    if (this.level === 'site') return [agent.siteId];
    return [...new Set(segments.map(clientOf))];
  }

  /** A call is the client's whose work was planned when it rang. */
  private isOf(id: number | null, rang: RungContact['rang'], { segments }: AgentSpan): boolean {
    if (this.level !== 'client') return true;
    const segment = segments.find((each) => contains(each, rang));
    return segment !== undefined && clientOf(segment) === id;
  }

  private group(id: number | null, zone: TimeZone, buckets: readonly Bucket[]): Group {
    const key = `${id} ${zone}`;
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    const cells = new Map(buckets.map((bucket) => [bucket, emptyCell()] as const));
    const group = { id, zone, cells };
    this.groups.set(key, group);
    return group;
  }
}

function emptyCell(): Cell {
  return { tallies: [], agents: new Set(), contacts: new Map(), provisional: false };
}

function fill(cell: Cell, record: AgentRecord, bucket: Interval, tally: Tally): void {
  const { agent, reading, latenessSeconds } = record;
  cell.tallies.push(tally);
  if (cell.tallies.length >= TALLIES_AT_ONCE) cell.tallies = [sumTallies(cell.tallies)];
  cell.agents.add(agent.id);
  cell.provisional ||= bucket.end > addSeconds(reading.now, -latenessSeconds);
}

/** The same call at another agent: from its first ring to its first answer. */
function join(contacts: Map<string, RungContact>, contact: RungContact): void {
  const known = contacts.get(contact.contactId);
  if (known === undefined) {
    contacts.set(contact.contactId, contact);
    return;
  }
  const answers = [known.answered, contact.answered].filter((at) => at !== null).sort((a, b) => a - b);
  const rang = known.rang < contact.rang ? known.rang : contact.rang;
  contacts.set(contact.contactId, { ...known, rang, answered: answers[0] ?? null });
}

function clientOf({ activity }: ClassifiedSegment): number | null {
  return activity?.clientId ?? null;
}
