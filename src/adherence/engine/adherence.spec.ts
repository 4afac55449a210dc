import { addMinutes, type Instant, parseInstant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { timeZone } from '../../time/zoned-time.js';
import { DEFAULT_ADHERENCE_MAP, type AdherenceMap, type PlannedKind } from './adherence-map.js';
import { type AdherenceInput, evaluateAdherence } from './adherence.js';
import { type AgentState } from './agent-state.js';
import { type StateInterval } from './agent-timeline.js';
import { type PlannedShift } from './plan.js';

const MIDNIGHT = parseInstant('2026-10-19T00:00:00Z');
const at = (hours: number): Instant => addMinutes(MIDNIGHT, hours * 60);
const DAY: Interval = { start: at(0), end: at(24) };

const shift = (...activities: readonly [PlannedKind, number, number][]): PlannedShift => ({
  start: at(activities[0][1]),
  end: at(activities[activities.length - 1][2]),
  activities: activities.map(([kind, from, to]) => ({ kind, start: at(from), end: at(to) })),
});

type Told = readonly [AgentState, number, number];
const timeline = (...states: readonly Told[]): StateInterval[] =>
  states.map(([state, from, to]) => ({
    state,
    start: at(from),
    end: at(to),
    direction: null,
    declared: null,
    unmappedReason: null,
    contactIds: [],
    clamped: false,
  }));
/** Offline all day but for these. */
const day = (...states: readonly Told[]): StateInterval[] => {
  const all: Told[] = [];
  let end = 0;
  for (const told of states) {
    if (told[1] > end) all.push(['offline', end, told[1]]);
    all.push(told);
    end = told[2];
  }
  return timeline(...all, ...(end < 24 ? [['offline', end, 24] as const] : []));
};

function evaluate(
  shifts: readonly PlannedShift[],
  actual: readonly StateInterval[],
  more: Partial<AdherenceInput> = {},
) {
  const result = evaluateAdherence({
    span: DAY,
    zone: timeZone('UTC'),
    shifts,
    timeline: actual,
    map: DEFAULT_ADHERENCE_MAP,
    versions: { planVersions: ['3:1'], mapVersion: 2, lastEventId: 77, timelineRevision: 12 },
    now: at(48),
    latenessSeconds: 900,
    ...more,
  });
  const values = Object.fromEntries(result.figures.map((f) => [f.passport.formula, f.value]));
  const exceptions = result.exceptions.map((e) => [
    e.kind,
    (e.start - MIDNIGHT) / 3_600_000,
    (e.end - MIDNIGHT) / 3_600_000,
  ]);
  return { ...result, values, exceptions };
}

describe('the figures of a day', () => {
  const nineToFive = shift(['inbound', 9, 17]);

  it('agree with the field for a shift worked half an hour late', () => {
    const { values } = evaluate([nineToFive], day(['available', 9.5, 17.5]));
    expect(values['adherence.standard']).toBeCloseTo(0.9375, 12);
    expect(values['adherence.with-unscheduled']).toBeCloseTo(1 - 60 / 510, 12);
    expect(values['adherence.productive']).toBeCloseTo(0.9375, 12);
    expect(values['conformance.on-queue']).toBe(1);
    expect(values['conformance.paid']).toBe(1);
  });

  it('leave neutral time out of both sides: three hours in, one out, two neutral are 75 %', () => {
    const { figures, values } = evaluate(
      [shift(['inbound', 9, 15])],
      day(['available', 9, 12], ['unknown', 12, 14], ['other-aux', 14, 15]),
    );
    expect(values['adherence.standard']).toBe(0.75);
    expect([figures[0].numeratorSeconds, figures[0].denominatorSeconds]).toEqual([10_800, 14_400]);
  });

  it('are undefined when nothing was scheduled, even when something was worked', () => {
    const { values } = evaluate([], day(['available', 9, 12]));
    expect(Object.values(values)).toEqual([null, null, null, null, null]);
  });

  it('are undefined when nothing of the schedule is known', () => {
    const { values } = evaluate([nineToFive], timeline(['unknown', 0, 24]));
    expect(values['adherence.standard']).toBeNull();
    expect(values['conformance.on-queue']).toBe(0);
  });

  it('are 0 for an agent who never came', () => {
    const { values, exceptions } = evaluate(
      [shift(['inbound', 9, 12], ['meal', 12, 13], ['inbound', 13, 17])],
      day(),
    );
    expect(values['adherence.standard']).toBe(0);
    expect(exceptions).toEqual([
      ['not-working', 9, 12],
      ['not-working', 13, 17],
    ]);
  });

  it('may exceed 100 % in conformance, never in adherence', () => {
    const { values } = evaluate([nineToFive], day(['on-inbound-call', 8, 18]));
    expect(values['conformance.on-queue']).toBe(1.25);
    expect(values['adherence.standard']).toBe(1);
    expect(values['adherence.with-unscheduled']).toBe(0.8);
  });

  it('tell productive time apart from breaks and off-phone time', () => {
    const plan = shift(['inbound', 9, 11], ['break', 11, 11.5], ['off-phone', 11.5, 13]);
    const { values } = evaluate([plan], day(['available', 9, 11], ['available', 11, 13]));
    expect(values['adherence.productive']).toBe(1);
    expect(values['adherence.standard']).toBe(0.5);
    expect(values['conformance.on-queue']).toBe(2);
    expect(values['conformance.paid']).toBeCloseTo(4 / 3.5, 12);
  });

  it('forgive the first seconds of a deviation only where the map says so', () => {
    const map: AdherenceMap = { ...DEFAULT_ADHERENCE_MAP, forgivenSeconds: 600 };
    const worked = day(['available', 9.5, 17]);
    const { values, exceptions } = evaluate([nineToFive], worked, { map });
    expect(values['adherence.standard']).toBeCloseTo(1 - 20 / 480, 12);
    expect(exceptions).toEqual([['late-start', 9, 9.5]]);
  });

  it('carry a passport', () => {
    expect(evaluate([nineToFive], day()).figures[0].passport).toEqual({
      formula: 'adherence.standard',
      zone: 'UTC',
      span: DAY,
      planVersions: ['3:1'],
      mapVersion: 2,
      lastEventId: 77,
      timelineRevision: 12,
      provisional: false,
    });
  });

  it('are provisional until the source can deliver nothing late any more', () => {
    const provisional = (now: Instant) =>
      evaluate([nineToFive], day(), { now }).figures[0].passport.provisional;
    expect([provisional(at(24.24)), provisional(at(24.25))]).toEqual([true, false]);
  });

  it('count only the span, but know the whole shift that it cuts', () => {
    const night = shift(['inbound', -2, 6]);
    const actual = timeline(['offline', -2, 1], ['available', 1, 24]);
    const { values, exceptions } = evaluate([night], actual);
    expect(values['adherence.standard']).toBeCloseTo(5 / 6, 12);
    expect(exceptions).toEqual([
      ['late-start', 0, 1],
      ['unscheduled', 6, 24],
    ]);
  });
});

describe('deviations', () => {
  const plan = shift(
    ['inbound', 9, 11],
    ['break', 11, 11.25],
    ['outbound', 11.25, 14],
    ['meal', 14, 15],
    ['inbound', 15, 17],
  );
  const kinds = (...states: readonly Told[]) => evaluate([plan], day(...states)).exceptions;

  it('are none for an agent who keeps to the plan', () => {
    expect(
      kinds(
        ['available', 9, 10],
        ['on-inbound-call', 10, 11],
        ['break', 11, 11.25],
        ['dialling', 11.25, 12],
        ['on-outbound-call', 12, 14],
        ['lunch', 14, 15],
        ['available', 15, 17],
      ),
    ).toEqual([]);
  });

  it('name a late start and an early end', () => {
    expect(
      kinds(['available', 9.5, 11], ['break', 11, 11.25], ['dialling', 11.25, 14], ['available', 15, 16]),
    ).toEqual([
      ['late-start', 9, 9.5],
      ['early-end', 16, 17],
    ]);
  });

  it('name a long break, and a meal that goes on logged out', () => {
    expect(
      kinds(
        ['available', 9, 11],
        ['break', 11, 11.5],
        ['dialling', 11.5, 14],
        ['offline', 14, 15.5],
        ['available', 15.5, 17],
      ),
    ).toEqual([
      ['long-break', 11.25, 11.5],
      ['long-break', 15, 15.5],
    ]);
  });

  it('tell the wrong block apart from not working', () => {
    expect(
      kinds(
        ['available', 9, 11],
        ['break', 11, 11.25],
        ['on-inbound-call', 11.25, 12],
        ['other-aux', 12, 13],
        ['dialling', 13, 14],
        ['lunch', 14, 15],
        ['on-outbound-call', 15, 16],
        ['available', 16, 17],
      ),
    ).toEqual([
      ['wrong-block', 11.25, 12],
      ['not-working', 12, 13],
      ['wrong-block', 15, 16],
    ]);
  });

  it('name work through a break and work outside the shift', () => {
    expect(
      kinds(
        ['available', 8, 9],
        ['available', 9, 11.25],
        ['dialling', 11.25, 14],
        ['lunch', 14, 15],
        ['available', 15, 17],
        ['meeting', 17, 18],
        ['break', 18, 19],
      ),
    ).toEqual([
      ['unscheduled', 8, 9],
      ['worked-through-break', 11, 11.25],
      ['unscheduled', 17, 18],
    ]);
  });

  it('excuse a call that runs into a break, for as long as the map says', () => {
    const { segments, exceptions } = evaluate(
      [plan],
      day(
        ['available', 9, 10.9],
        ['on-inbound-call', 10.9, 11.05],
        ['after-call-work', 11.05, 11.2],
        ['break', 11.2, 11.25],
        ['dialling', 11.25, 14],
        ['lunch', 14, 15],
        ['available', 15, 17],
      ),
    );
    const excused = segments.filter((s) => s.excused).map((s) => (s.end - s.start) / 1_000);
    expect(excused).toEqual([180, 120]);
    expect(exceptions).toEqual([['worked-through-break', 11 + 300 / 3_600, 11.2]]);
  });

  it('do not excuse a call that was taken in the break', () => {
    const { exceptions } = evaluate(
      [shift(['inbound', 9, 11], ['break', 11, 11.25])],
      day(['available', 9, 11], ['break', 11, 11.1], ['on-inbound-call', 11.1, 11.25]),
    );
    expect(exceptions).toEqual([['worked-through-break', 11.1, 11.25]]);
  });

  it('do not blame an agent for a silent feed', () => {
    const { exceptions } = evaluate([plan], timeline(['unknown', 0, 24]));
    expect(exceptions).toEqual([]);
  });

  it('call a break at any other time not working', () => {
    const { exceptions } = evaluate(
      [shift(['inbound', 9, 17])],
      day(['available', 9, 10], ['break', 10, 11], ['available', 11, 17]),
    );
    expect(exceptions).toEqual([['not-working', 10, 11]]);
  });
});
