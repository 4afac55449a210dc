import { type Interval } from '../../../time/interval.js';

/** One thing that holds for an agent in some time. */
export interface Reason {
  /** A rule of the registry; `roster` and `clock-change` for what is simply so. */
  readonly ruleId: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  readonly span: Interval | null;
  readonly workId: string | null;
  readonly calledZoneId: string | null;
  /** Where it comes from: a rule pack and its source, the contract, the agent's record, the roster. */
  readonly source: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** In words, with the values. */
  readonly message: string;
}

const TITLES: Readonly<Record<string, string>> = {
  roster: 'What the roster has there',
  'clock-change': 'Clocks change',
  availability: 'Agents work only when they are available',
  absence: 'Nobody works during an absence',
  entitlement: 'Agents work only on what they are entitled to',
  certificate: 'A valid certificate of the work’s language and level covers every minute on it',
  'minimum-rest': 'Elapsed rest between two shifts is at least the contract’s minimum',
  'outbound-window': 'Calls are made only inside the called party’s legal hours, with consent',
  pins: 'Pinned shifts stand as they are, and pinned days off stay free',
};

/**
 * A reason with what is not said left empty.
 * @example
 * reason('absence', 'Away.', { source: 'the agent’s absences' }).level // => 'hard'
 */
export function reason(
  ruleId: string,
  message: string,
  more: Partial<Omit<Reason, 'ruleId' | 'message'>> & Pick<Reason, 'source'>,
): Reason {
  return {
    ruleId,
    title: TITLES[ruleId] ?? ruleId,
    level: 'hard',
    span: null,
    workId: null,
    calledZoneId: null,
    facts: [],
    ...more,
    message,
  };
}

/**
 * Facts from pairs of a name and a value.
 * @example
 * facts(['rest until', '06:00']) // => [{ name: 'rest until', value: '06:00' }]
 */
export function facts(...pairs: readonly (readonly [string, string | number])[]): Reason['facts'] {
  return pairs.map(([name, value]) => ({ name, value: String(value) }));
}
