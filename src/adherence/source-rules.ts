import { reasonTwice, telephonySourceInvalid } from './adherence.errors.js';
import { REASON_STATES, type ReasonMap } from './engine/agent-state.js';

/** How the events of a source are read. */
export interface SourceRules {
  readonly name: string;
  readonly reasonMap: ReasonMap;
  readonly freshnessSeconds: number | null;
  readonly latenessSeconds: number;
}

export interface NewTelephonySource extends SourceRules {
  readonly code: string;
  readonly connector: string;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** A path of its own under the same address. */
const RESERVED = 'schema';
const LONGEST_DAY_SECONDS = 86_400;

/** @throws UserError TELEPHONY_SOURCE_INVALID naming the first field that cannot be. */
export function checkSource(source: NewTelephonySource, connectors: readonly string[]): void {
  const { code, name, connector, freshnessSeconds, latenessSeconds } = source;
  if (!CODE.test(code) || code === RESERVED) {
    const wanted = 'is not a code: use 1 to 64 letters, digits, dots, hyphens and underscores.';
    throw telephonySourceInvalid('code', code, wanted);
  }
  if (name.trim() === '' || name.length > 200) {
    throw telephonySourceInvalid('name', name.slice(0, 60), 'must have 1 to 200 characters.');
  }
  if (!connectors.includes(connector)) {
    throw telephonySourceInvalid(
      'connector',
      connector,
      `is not known. Use one of ${connectors.join(', ')}.`,
    );
  }
  if (freshnessSeconds !== null) checkSeconds('freshnessSeconds', freshnessSeconds, 10);
  checkSeconds('latenessSeconds', latenessSeconds, 0);
  checkReasons(source.reasonMap);
}

function checkSeconds(field: string, seconds: number, least: number): void {
  if (Number.isInteger(seconds) && seconds >= least && seconds <= LONGEST_DAY_SECONDS) return;
  throw telephonySourceInvalid(
    field,
    seconds,
    `must be whole seconds from ${least} to ${LONGEST_DAY_SECONDS}.`,
  );
}

function checkReasons(reasonMap: ReasonMap): void {
  const known: readonly string[] = REASON_STATES;
  const seen = new Set<string>();
  for (const [reason, state] of Object.entries(reasonMap)) {
    if (reason.trim() === '' || reason.length > 255) {
      throw telephonySourceInvalid(
        'reasonMap',
        reason.slice(0, 60),
        'is not a reason: it must have 1 to 255 characters.',
      );
    }
    if (!known.includes(state)) {
      throw telephonySourceInvalid(
        'reasonMap',
        state,
        `is not a state of a reason. Use one of ${known.join(', ')}.`,
      );
    }
    const plain = reason.trim().toLowerCase();
    if (seen.has(plain)) throw reasonTwice(reason);
    seen.add(plain);
  }
}
