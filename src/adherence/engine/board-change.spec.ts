import { addSeconds, type Instant, parseInstant } from '../../time/instant.js';
import { DEFAULT_ADHERENCE_MAP } from './adherence-map.js';
import { type DeclaredCode, withoutReason } from './agent-event.js';
import { agentTimeline } from './agent-timeline.js';
import { boardPosition } from './board.js';
import { type BoardKnowledge, nextBoardChange } from './board-change.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const at = (minutes: number): Instant => addSeconds(NINE, minutes * 60);
const activity = (kind: 'inbound' | 'break', from: number, to: number) => ({
  ...{ kind, start: at(from), end: at(to) },
});

const event = (id: string, minutes: number, code: DeclaredCode, calls = 0) => ({
  ...{ origin: 'acd', id, eventTime: at(minutes), receivedTime: at(minutes), sequence: null },
  declared: withoutReason(code),
  contacts: Array.from({ length: calls }, (_, i) => ({
    ...{ contactId: `${i}`, channel: 'voice' as const, direction: 'inbound' as const },
    phase: 'connected' as const,
  })),
});

function knowledge(events: ReturnType<typeof event>[], freshnessSeconds: number | null): BoardKnowledge {
  const shift = {
    ...{ start: at(0), end: at(240) },
    activities: [activity('inbound', 0, 60), activity('break', 60, 75), activity('inbound', 75, 240)],
  };
  const valid = [{ start: at(-600), end: at(600) }];
  return { shifts: [shift], feeds: [{ events, reasons: {}, freshnessSeconds, valid }] };
}

function positionAt(known: BoardKnowledge, now: Instant) {
  const timeline = agentTimeline(known.feeds, { start: at(-120), end: addSeconds(now, 1) });
  return boardPosition(known.shifts, timeline, DEFAULT_ADHERENCE_MAP, now);
}

const shown = (known: BoardKnowledge, now: Instant) => {
  const { status, exception, statusSince, alarm, planned, actual } = positionAt(known, now);
  return JSON.stringify([status, exception, statusSince, alarm, planned?.start, actual.state]);
};

describe('when a board changes by itself', () => {
  it.each([
    ['nobody logs in', knowledge([event('1', -30, 'offline')], null)],
    ['nothing is heard at all', knowledge([], null)],
    [
      'a call runs into a break',
      knowledge([event('1', -5, 'available'), event('2', 50, 'available', 1)], null),
    ],
    ['a feed falls silent', knowledge([event('1', -5, 'available')], 1_800)],
    ['an agent works past his shift', knowledge([event('1', 0, 'available', 1)], null)],
  ])('foretells every change while %s', (_, known) => {
    const STEP = 15;
    const missed: number[] = [];
    const lastHeard = Math.max(
      at(-10),
      ...known.feeds.flatMap(({ events }) => events.map((e) => e.eventTime)),
    );
    const from = (lastHeard - NINE) / 1_000 + STEP;
    for (let second = from; second < 260 * 60; second += STEP) {
      const [before, now] = [addSeconds(NINE, second - STEP), addSeconds(NINE, second)];
      if (shown(known, before) === shown(known, now)) continue;
      const told = nextBoardChange(positionAt(known, before), known, DEFAULT_ADHERENCE_MAP, before);
      if (told === null || told > now) missed.push(second);
    }
    expect(missed).toEqual([]);
  });

  it('has nothing to tell when nothing is planned and nothing can go stale', () => {
    const idle = { shifts: [], feeds: [] };
    expect(nextBoardChange({ statusSince: at(-60) }, idle, DEFAULT_ADHERENCE_MAP, at(0))).toBeNull();
  });
});
