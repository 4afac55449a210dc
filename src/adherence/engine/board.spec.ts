import { addSeconds, type Instant, parseInstant } from '../../time/instant.js';
import { DEFAULT_ADHERENCE_MAP, type PlannedKind } from './adherence-map.js';
import { type AgentState } from './agent-state.js';
import { type StateInterval } from './agent-timeline.js';
import { boardPosition } from './board.js';
import { type PlannedShift } from './plan.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const at = (minutes: number): Instant => addSeconds(NINE, minutes * 60);

const activity = (kind: PlannedKind, from: number, to: number) => ({ kind, start: at(from), end: at(to) });
const PLAN: PlannedShift = {
  start: at(0),
  end: at(240),
  activities: [activity('inbound', 0, 60), activity('break', 60, 75), activity('outbound', 75, 240)],
};

/** States by the minute they begin; the last one goes on past `now`. */
function position(now: number, ...states: readonly [AgentState, number][]) {
  return positionIn(PLAN, now, ...states);
}

function positionIn(plan: PlannedShift, now: number, ...states: readonly [AgentState, number][]) {
  const timeline = states.map(([state, from], i): StateInterval => {
    const end = i + 1 < states.length ? at(states[i + 1][1]) : addSeconds(at(now), 1);
    const rest = { direction: null, declared: null, unmappedReason: null, contactIds: [], clamped: false };
    return { ...rest, state, start: at(from), end };
  });
  const { status, exception, statusSince, alarm, planned, next } = boardPosition(
    [plan],
    timeline,
    DEFAULT_ADHERENCE_MAP,
    at(now),
  );
  return {
    status,
    exception,
    since: (statusSince - NINE) / 60_000,
    alarm,
    planned: planned?.kind ?? null,
    next: next?.kind ?? null,
  };
}

describe('the board', () => {
  it('shows an agent in adherence since his shift began, through changes of state', () => {
    expect(
      position(30, ['offline', -60], ['available', -5], ['on-inbound-call', 10], ['available', 20]),
    ).toEqual({
      status: 'in-adherence',
      exception: null,
      since: 0,
      alarm: false,
      planned: 'inbound',
      next: 'break',
    });
  });

  it('shows the activity that begins at this very moment', () => {
    expect(position(60, ['available', 0], ['break', 60])).toMatchObject({
      status: 'in-adherence',
      planned: 'break',
    });
  });

  it('shows a late start, and raises the alarm only after the grace', () => {
    const late = (now: number) => position(now, ['offline', -60]);
    expect(late(1)).toMatchObject({
      status: 'out-of-adherence',
      exception: 'late-start',
      since: 0,
      alarm: false,
    });
    expect(late(2)).toMatchObject({ since: 0, alarm: true });
  });

  it('shows who has logged off before the end', () => {
    expect(position(200, ['available', 0], ['break', 60], ['dialling', 75], ['offline', 190])).toMatchObject({
      exception: 'early-end',
      since: 190,
    });
  });

  it('shows a long break from the end of the planned one', () => {
    expect(position(80, ['available', 0], ['break', 60])).toMatchObject({
      exception: 'long-break',
      since: 75,
    });
  });

  it('shows the wrong block from where it began', () => {
    const now = position(90, ['available', 0], ['break', 60], ['ringing', 80], ['on-inbound-call', 81]);
    expect(now).toMatchObject({ exception: 'wrong-block', since: 80, alarm: true });
  });

  it('excuses a call that runs into a break, and says so', () => {
    expect(position(63, ['available', 0], ['on-inbound-call', 58])).toMatchObject({
      status: 'excused',
      since: 60,
    });
    expect(position(66, ['available', 0], ['on-inbound-call', 58])).toMatchObject({
      status: 'out-of-adherence',
      since: 65,
    });
  });

  it('does not mind who logs out for a meal', () => {
    const meal: PlannedShift = { start: at(0), end: at(60), activities: [activity('meal', 0, 60)] };
    expect(positionIn(meal, 30, ['offline', 0])).toMatchObject({ status: 'in-adherence', alarm: false });
  });

  it('tells a silent feed apart from an absent agent', () => {
    expect(position(30, ['unknown', -60])).toMatchObject({ status: 'unknown', alarm: false });
  });

  it('shows work outside the shift, and rest outside it', () => {
    expect(position(250, ['available', 0])).toMatchObject({
      status: 'unscheduled',
      since: 240,
      alarm: true,
      next: null,
    });
    expect(position(250, ['offline', 0])).toMatchObject({ status: 'not-scheduled', planned: null });
  });

  it('refuses a timeline that does not reach to now', () => {
    expect(() => boardPosition([PLAN], [], DEFAULT_ADHERENCE_MAP, NINE)).toThrow('does not cover');
  });
});
