import { HOUR_MS, type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import {
  type AgentEvent,
  type Contact,
  type DeclaredCode,
  type DeclaredStatus,
  effectiveTime,
  type Facet,
  isFutureStamped,
} from './agent-event.js';

/** What is known of a login for a while: the latest words of its facets, put together. */
export interface Situation extends Interval {
  readonly declared: DeclaredStatus | null;
  readonly contacts: readonly Contact[];
  /** When the last event came, of whatever facet. */
  readonly confirmed: Instant;
  /** A word in it was stamped ahead of time and counts from when it was received. */
  readonly clamped: boolean;
}

/** A contact that nothing has been told of for so long is taken to be over: its end was lost. */
export const CONTACT_LIFE_HOURS = 24;

/** Facets may contradict each other; the most decisive word among them counts. */
const DECISIVE: readonly DeclaredCode[] = [
  'offline',
  'not-responding',
  'after-call-work',
  'available',
  'unavailable',
  'unknown',
];

/**
 * The situations that follow from ordered events, up to `end`. Of every facet the latest word counts; a whole event ends all words before
 * it, and holds where no facet has spoken since: what it declares until one declares something, each of its contacts until a word
 * about that contact.
 * @example
 * situations([], instant(1000)) // => []
 */
export function situations(ordered: readonly AgentEvent[], end: Instant): Situation[] {
  const words = new Words<AgentEvent>();
  return ordered.flatMap((event, i) => {
    words.hear(event);
    const next = i + 1 < ordered.length ? effectiveTime(ordered[i + 1]) : end;
    return words.between(event, next);
  });
}

/**
 * Of ordered events before `at` those that still speak then: without the others the situations from `at` on are the same.
 * @example
 * wordsStanding([], instant(1000)) // => []
 */
export function wordsStanding<Event extends AgentEvent>(ordered: readonly Event[], at: Instant): Event[] {
  const words = new Words<Event>();
  for (const event of ordered) words.hear(event);
  const standing = words.standing(at);
  // The last one says since when nothing has been heard, whatever else it says.
  return ordered.filter((event, i) => standing.has(event) || i === ordered.length - 1);
}

/**
 * When a word about a contact no longer counts, if none follows; null for words that hold until another.
 * @example
 * endOfLife({ facet: 'routing', eventTime: instant(0), receivedTime: instant(0) }) // => null
 */
export function endOfLife(word: Pick<AgentEvent, 'facet' | 'eventTime' | 'receivedTime'>): Instant | null {
  if (word.facet?.startsWith('contact:') !== true) return null;
  return (effectiveTime(word) + CONTACT_LIFE_HOURS * HOUR_MS) as Instant;
}

/** The latest word of every facet, in the order in which they came. */
class Words<Event extends AgentEvent> {
  private whole: Event | null = null;
  private readonly facets = new Map<Facet, Event>();

  hear(event: Event): void {
    if (event.facet === undefined) {
      this.facets.clear();
      this.whole = event;
      return;
    }
    this.facets.delete(event.facet);
    if (!saysNothing(event) || this.endsOneOfWhole(event)) this.facets.set(event.facet, event);
  }

  standing(at: Instant): ReadonlySet<Event> {
    const spoken = [...this.facets.values()].filter((word) => alive(word, at) || this.endsOneOfWhole(word));
    return new Set(this.whole === null ? spoken : [this.whole, ...spoken]);
  }

  /** Cut where the life of a contact ends. */
  between(last: Event, end: Instant): Situation[] {
    const start = effectiveTime(last);
    if (last.facet === undefined) return [wholeUntil(last, start, end)];
    const ends = [...this.facets.values()].map(endOfLife).filter((cut) => cut !== null);
    const cuts = [...new Set(ends.filter((cut) => start < cut && cut < end))].sort((a, b) => a - b);
    return [start, ...cuts].map((from, i) => {
      const { clamped, ...known } = this.at(from);
      return {
        ...known,
        clamped: clamped || isFutureStamped(last),
        confirmed: start,
        start: from,
        end: cuts.at(i) ?? end,
      };
    });
  }

  private at(time: Instant): Pick<Situation, 'declared' | 'contacts' | 'clamped'> {
    const words = [...this.facets.values()].filter((word) => alive(word, time));
    const untouched = (this.whole?.contacts ?? []).filter(
      ({ contactId }) => !this.facets.has(`contact:${contactId}`),
    );
    const told = [...untouched, ...words.flatMap((word) => word.contacts ?? [])];
    const certain = told.filter((contact) => contact.presumed !== true);
    return {
      declared: mostDecisive(words) ?? this.whole?.declared ?? null,
      contacts: certain.length === 0 ? told : certain,
      clamped: [this.whole, ...words].some((word) => word !== null && isFutureStamped(word)),
    };
  }

  private endsOneOfWhole({ facet }: Event): boolean {
    return this.whole?.contacts?.some(({ contactId }) => facet === `contact:${contactId}`) ?? false;
  }
}

/** Most platforms tell the whole every time: nothing has to be put together then. */
function wholeUntil(event: AgentEvent, start: Instant, end: Instant): Situation {
  const told = event.contacts ?? [];
  const contacts = told.some(isCertain) ? told.filter(isCertain) : told;
  const { declared } = event;
  return { declared, contacts, clamped: isFutureStamped(event), confirmed: start, start, end };
}

function isCertain({ presumed }: Contact): boolean {
  return presumed !== true;
}

function saysNothing({ declared, contacts }: AgentEvent): boolean {
  return declared === null && (contacts === null || contacts.length === 0);
}

function alive(word: AgentEvent, at: Instant): boolean {
  return at < (endOfLife(word) ?? Infinity);
}

/** Of two equally decisive words the later one. */
function mostDecisive(words: readonly AgentEvent[]): DeclaredStatus | null {
  return words
    .map((word) => word.declared)
    .filter((declared) => declared !== null)
    .reduce<DeclaredStatus | null>(
      (best, next) => (best === null || rank(next) <= rank(best) ? next : best),
      null,
    );
}

function rank({ code }: DeclaredStatus): number {
  return DECISIVE.indexOf(code);
}
