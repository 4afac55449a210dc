import { addMinutes, instant, parseInstant } from '../../../src/time/instant.js';
import { type Agent } from '../../../src/workforce/workforce.js';
import { boardRow, likeness } from '../../../src/adherence/board-row.js';
import { nextBoardChange } from '../../../src/adherence/engine/board-change.js';
import { DEFAULT_ADHERENCE_MAP } from '../../../src/adherence/engine/adherence-map.js';
import { type Facet, withoutReason } from '../../../src/adherence/engine/agent-event.js';
import { type StoredEvent } from '../../../src/adherence/persistence/event-rows.js';

const NOON = parseInstant('2026-10-19T12:00:00Z');
let count = 0;

function word(minutes: number, facet: Facet, more: Partial<StoredEvent>): StoredEvent {
  const eventTime = addMinutes(NOON, minutes);
  const id = ++count;
  const named = { origin: 'acd', id: `e${id}`, storedId: id, agentKey: 'ana' };
  return {
    ...named,
    facet,
    eventTime,
    receivedTime: eventTime,
    sequence: null,
    declared: null,
    contacts: null,
    ...more,
  };
}

const since = (events: readonly StoredEvent[]) => {
  const feed = { sourceId: 1, agentKey: 'ana', events, reasons: {}, freshnessSeconds: null };
  const valid = [{ start: instant(0), end: addMinutes(NOON, 1) }];
  const evidence = { agentId: 1, shifts: [], feeds: [{ ...feed, valid }], latenessSeconds: 0 };
  const map = { map: DEFAULT_ADHERENCE_MAP } as Parameters<typeof boardRow>[0]['map'];
  const { actual } = boardRow({ agent: {} as Agent, evidence, map }, NOON);
  return [actual.state, (actual.start - NOON) / 60_000];
};

describe('a row of the board', () => {
  it('changes when a contact that nothing was told of for a day is given up', () => {
    const call = { contactId: 'c', channel: 'voice', direction: 'inbound', phase: 'connected' } as const;
    const events = [word(-24 * 60 + 5, 'contact:c', { contacts: [call] })];
    const feeds = [{ events, reasons: {}, freshnessSeconds: null, valid: [] }];
    const map = { alarmGraceSeconds: 0, excusedOverrunSeconds: 0 };
    expect(nextBoardChange({ statusSince: instant(0) }, { shifts: [], feeds }, map, NOON)).toBe(
      addMinutes(NOON, 5),
    );
  });

  it('does not change by being looked at later while nothing is known', () => {
    const map = { map: DEFAULT_ADHERENCE_MAP } as Parameters<typeof boardRow>[0]['map'];
    const evidence = { agentId: 1, shifts: [], feeds: [], latenessSeconds: 0 };
    const [now, later] = [0, 31].map((minutes) =>
      boardRow({ agent: {} as Agent, evidence, map }, addMinutes(NOON, minutes)),
    );
    expect(later.statusSince).not.toBe(now.statusSince);
    expect(likeness(later)).toBe(likeness(now));
  });

  it('says since when a state has been so that words of different age say together', () => {
    const call = { contactId: 'c', channel: 'voice', direction: 'inbound', phase: 'connected' } as const;
    expect(
      since([
        word(-200, 'contact:c', { contacts: [call] }),
        word(-120, 'presence', { declared: withoutReason('available') }),
        word(-90, 'contact:c', { contacts: [] }),
      ]),
    ).toEqual(['available', -90]);
  });

  it('says so of a state that began while the board looks back', () => {
    expect(
      since([
        word(-900, 'presence', { declared: withoutReason('available') }),
        word(-20, 'routing', { declared: withoutReason('not-responding') }),
      ]),
    ).toEqual(['not-responding', -20]);
  });
});
