import { type Instant, instant, SECOND_MS } from '../../../time/instant.js';

/** A line of Asterisk's `queue_log`: `epoch|call|queue|agent|VERB|data...`. */
export interface QueueLogLine {
  readonly at: Instant;
  readonly callId: string;
  readonly queue: string;
  /** A member's name or its interface, as the line has it. */
  readonly agent: string;
  readonly verb: string;
  readonly data: readonly string[];
}

/** Of app_queue.c (Asterisk 1.8 to 22) and of VICIdial. */
const VERBS = new Set([
  'ABANDON',
  'ADDMEMBER',
  'AGENTCALLBACKLOGIN',
  'AGENTCALLBACKLOGOFF',
  'AGENTDUMP',
  'AGENTLOGIN',
  'AGENTLOGOFF',
  'ATTENDEDTRANSFER',
  'BLINDTRANSFER',
  'CALLSTATUS',
  'COMPLETEAGENT',
  'COMPLETECALLER',
  'CONFIGRELOAD',
  'CONNECT',
  'DID',
  'ENTERQUEUE',
  'EXITEMPTY',
  'EXITWITHKEY',
  'EXITWITHTIMEOUT',
  'INFO',
  'LAGGED',
  'OUTCALL',
  'PAUSE',
  'PAUSEALL',
  'PAUSEREASON',
  'PENALTY',
  'QUEUESTART',
  'REMOVEMEMBER',
  'RINGCANCELED',
  'RINGINUSE',
  'RINGNOANSWER',
  'SYSCOMPAT',
  'TRANSFER',
  'UNPAUSE',
  'UNPAUSEALL',
  'WITHDRAW',
]);
const FIRST_VERB = 4;

/**
 * Reads a line; null when it is none. A member's name may hold bars, so the verb is looked for among the known ones, and only then
 * taken from its usual place.
 */
export function readQueueLogLine(text: string): QueueLogLine | null {
  const parts = text.replace(/\r$/, '').split('|');
  if (parts.length <= FIRST_VERB || !/^\d{9,11}$/.test(parts[0])) return null;
  const known = parts.findIndex((part, at) => at >= FIRST_VERB && VERBS.has(part));
  const at = known < 0 ? FIRST_VERB : known;
  return {
    at: instant(Number(parts[0]) * SECOND_MS),
    callId: parts[1],
    queue: parts[2],
    agent: parts.slice(3, at).join('|'),
    verb: parts[at],
    data: parts.slice(at + 1),
  };
}
