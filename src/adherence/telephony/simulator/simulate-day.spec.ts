import { addMinutes, type Instant, parseInstant } from '../../../time/instant.js';
import { timeZone } from '../../../time/zoned-time.js';
import { DEFAULT_ADHERENCE_MAP, type PlannedKind } from '../../engine/adherence-map.js';
import { evaluateAdherence } from '../../engine/adherence.js';
import { agentTimeline } from '../../engine/agent-timeline.js';
import { type ExceptionKind } from '../../engine/exceptions.js';
import { type PlannedShift } from '../../engine/plan.js';
import { BATCH_TYPE, CloudEventsConnector, LARGEST_BATCH } from '../cloudevents/cloudevents.connector.js';
import { type DeviationRates, NO_DEVIATIONS, USUAL_DEVIATIONS } from './deviations.js';
import { simulateDay, SIMULATOR_REASONS } from './simulate-day.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const at = (minutes: number): Instant => addMinutes(NINE, minutes);
const SHIFT: PlannedShift = {
  start: at(0),
  end: at(480),
  activities: (
    [
      ['inbound', 0, 120],
      ['break', 120, 135],
      ['outbound', 135, 240],
      ['meal', 240, 270],
      ['inbound', 270, 400],
      ['off-phone', 400, 480],
    ] satisfies [PlannedKind, number, number][]
  ).map(([kind, from, to]) => ({ kind, start: at(from), end: at(to) })),
};
const AGENTS = Array.from({ length: 40 }, (_, i) => ({ agentKey: `A-${i}`, shifts: [SHIFT] }));
const play = (deviations: DeviationRates, seed = 1, contactsPerHour = 8, until = at(24 * 60)) =>
  simulateDay(AGENTS, { seed, deviations, contactsPerHour, until });

function judge(events: ReturnType<typeof play>) {
  const connector = new CloudEventsConnector();
  const all = Array.from({ length: Math.ceil(events.length / LARGEST_BATCH) }, (_, part) => {
    const batch = events.slice(part * LARGEST_BATCH, (part + 1) * LARGEST_BATCH);
    return connector.read({ contentType: BATCH_TYPE, body: Buffer.from(JSON.stringify(batch)) });
  })
    .flat()
    .map((event) => ({ ...event, receivedTime: at(24 * 60) }));
  const span = { start: at(-60), end: at(12 * 60) };
  return AGENTS.map(({ agentKey, shifts }) => {
    const own = all.filter((event) => event.agentKey === agentKey);
    const feed = { events: own, reasons: SIMULATOR_REASONS, freshnessSeconds: null, valid: [span] };
    return evaluateAdherence({
      span,
      zone: timeZone('UTC'),
      shifts,
      timeline: agentTimeline([feed], span),
      map: DEFAULT_ADHERENCE_MAP,
      versions: {
        ...{ planVersions: [], mapVersions: [0], reasonMapVersions: [], asOf: null },
        ...{ lastEventId: null, timelineRevision: own.length },
      },
      now: at(48 * 60),
      latenessSeconds: 0,
    });
  });
}

describe('the simulator', () => {
  it('plays the same events for the same plan and seed, and others for another seed', () => {
    expect(play(USUAL_DEVIATIONS)).toEqual(play(USUAL_DEVIATIONS));
    expect(play(USUAL_DEVIATIONS, 2)).not.toEqual(play(USUAL_DEVIATIONS));
  });

  it('goes on from where it stopped, with the same events before', () => {
    const half = play(USUAL_DEVIATIONS, 1, 8, at(200));
    const whole = play(USUAL_DEVIATIONS);
    expect(half.length).toBeLessThan(whole.length);
    expect(whole.slice(0, half.length)).toEqual(half);
  });

  it('plays what agents do whole: every event once, in the order of time', () => {
    const events = play(USUAL_DEVIATIONS);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(events.map((event) => event.time)).toEqual(events.map((event) => event.time).sort());
  });

  it('keeps to the plan to the second when nothing deviates and nobody calls', () => {
    for (const { figures, exceptions } of judge(play(NO_DEVIATIONS, 1, 0))) {
      expect(exceptions).toEqual([]);
      expect(figures.map((figure) => figure.value)).toEqual([1, 1, 1, 1, 1]);
    }
  });

  it('brings inbound and outbound calls, holds and after-call work', () => {
    const phases = new Set(
      play(NO_DEVIATIONS).flatMap(({ data }) => data.contacts.map((c) => `${c.direction} ${c.phase}`)),
    );
    expect([...phases].sort()).toEqual([
      'inbound connected',
      'inbound ended',
      'inbound held',
      'inbound ringing',
      'outbound connected',
      'outbound dialling',
      'outbound ended',
      'outbound held',
    ]);
  });

  it('stays near the plan when only calls run over', () => {
    for (const { figures } of judge(play(NO_DEVIATIONS))) expect(figures[0].value).toBeGreaterThan(0.9);
  });

  it.each<[keyof DeviationRates, readonly ExceptionKind[], number]>([
    ['missedLogin', ['not-working'], 8],
    ['lateStart', ['late-start'], 0],
    ['earlyEnd', ['early-end'], 0],
    ['overtime', ['unscheduled'], 0],
    ['longBreak', ['long-break', 'long-meal'], 0],
    ['wrongBlock', ['wrong-block'], 8],
  ])('makes %s show as %s', (rate, kinds, contactsPerHour) => {
    const results = judge(play({ ...NO_DEVIATIONS, [rate]: 1 }, 1, contactsPerHour));
    for (const { exceptions } of results) {
      expect(exceptions.filter(({ kind }) => kinds.includes(kind))).not.toEqual([]);
    }
  });
});
