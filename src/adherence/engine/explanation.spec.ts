import { addMinutes, type Instant, parseInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { DEFAULT_ADHERENCE_MAP } from './adherence-map.js';
import { evaluateAdherence } from './adherence.js';
import { type AgentState } from './agent-state.js';
import { type Approval, mayFollow, plannedWithin, standingOf } from './explanation.js';
import { type PlannedShift } from './plan.js';

const MIDNIGHT = parseInstant('2026-10-19T00:00:00Z');
const at = (hours: number): Instant => addMinutes(MIDNIGHT, hours * 60);
const SHIFT: PlannedShift = {
  start: at(9),
  end: at(17),
  activities: [
    { kind: 'inbound', start: at(9), end: at(12) },
    { kind: 'meal', start: at(12), end: at(13) },
    { kind: 'inbound', start: at(13), end: at(17) },
  ],
};

function evaluate(
  states: readonly (readonly [AgentState, number, number])[],
  approvals: readonly Approval[],
  shift = SHIFT,
) {
  const result = evaluateAdherence({
    span: { start: at(0), end: at(24) },
    zone: timeZone('UTC'),
    shifts: [shift],
    timeline: states.map(([state, from, to]) => ({
      ...{ state, start: at(from), end: at(to), direction: null, declared: null },
      ...{ unmappedReason: null, contactIds: [], clamped: false },
    })),
    map: DEFAULT_ADHERENCE_MAP,
    versions: {
      ...{ planVersions: [], mapVersions: [], reasonMapVersions: [] },
      ...{ lastEventId: null, timelineRevision: 0, asOf: null },
    },
    now: at(48),
    latenessSeconds: 0,
    approvals,
  });
  const raw = Object.fromEntries(result.figures.map((f) => [f.passport.formula, f]));
  const approved = Object.fromEntries(result.approvedFigures.map((f) => [f.passport.formula, f]));
  return { ...result, raw, approved };
}

const LATE = [
  ['offline', 0, 11],
  ['available', 11, 12],
  ['lunch', 12, 13],
  ['available', 13, 17],
  ['offline', 17, 24],
] as const;
const approval = (from: number, to: number, more: Partial<Approval> = {}): Approval => ({
  explanationId: 7,
  ...{ start: at(from), end: at(to), effect: 'neutral', planned: null },
  ...more,
});

describe('an approved explanation', () => {
  it('takes exactly its span out of the figures, beside those of what happened', () => {
    const { raw, approved, exceptions } = evaluate(LATE, [approval(9, 10)]);
    expect(raw['adherence.standard'].value).toBe(0.75);
    expect(approved['adherence.standard.with-approvals'].value).toBeCloseTo(6 / 7, 12);
    expect(approved['conformance.on-queue.with-approvals'].value).toBeCloseTo(5 / 6, 12);
    expect(approved['adherence.standard.with-approvals'].passport.approvals).toEqual([7]);
    expect(raw['adherence.standard'].passport.approvals).toEqual([]);
    expect(exceptions.map(({ kind, seconds }) => [kind, seconds])).toEqual([['late-start', 7_200]]);
  });

  it('counts as the plan kept where the reason says so', () => {
    const { approved } = evaluate(LATE, [approval(9, 11, { effect: 'adherent' })]);
    expect(approved['adherence.standard.with-approvals'].value).toBe(1);
    expect(approved['conformance.on-queue.with-approvals'].value).toBe(1);
    expect(approved['conformance.paid.with-approvals'].value).toBe(1);
  });

  it('leaves what was right as it was, and makes unscheduled work none', () => {
    const over = [...LATE.slice(0, 4), ['available', 17, 18], ['offline', 18, 24]] as const;
    const { approved } = evaluate(over, [approval(16, 18, { effect: 'adherent' })]);
    expect(approved['adherence.standard.with-approvals'].value).toBe(0.75);
    expect(approved['adherence.with-unscheduled.with-approvals'].denominatorSeconds).toBe(8 * 3_600);
  });

  it('counts once where two overlap', () => {
    const both = [approval(9, 10.5), approval(10, 11, { explanationId: 8 })];
    const { approved } = evaluate(LATE, both);
    expect(approved['adherence.standard.with-approvals'].denominatorSeconds).toBe(6 * 3_600);
  });

  it('counts only while its span is planned as it was', () => {
    const planned = plannedWithin([SHIFT], { start: at(9), end: at(11) });
    expect(planned).toEqual([{ kind: 'inbound', start: at(9), end: at(11) }]);
    const kept = approval(9, 11, { planned });
    expect(evaluate(LATE, [kept]).approved['adherence.standard.with-approvals'].value).toBe(1);
    const moved: PlannedShift = {
      ...SHIFT,
      activities: [
        { kind: 'off-phone', start: at(9), end: at(10) },
        { kind: 'inbound', start: at(10), end: at(17) },
      ],
    };
    const after = evaluate(LATE, [kept], moved).approved['adherence.standard.with-approvals'];
    expect([after.passport.approvals, after.value]).toEqual([[], 5 / 8]);
    // The rest of the day may change.
    const later: PlannedShift = {
      ...SHIFT,
      activities: [
        { kind: 'inbound', start: at(9), end: at(10) },
        { kind: 'inbound', start: at(10), end: at(17) },
      ],
    };
    expect(
      evaluate(LATE, [kept], later).approved['adherence.standard.with-approvals'].passport.approvals,
    ).toEqual([7]);
  });
});

describe('the history of an explanation', () => {
  it('is where its last entry leads, with the reason given last', () => {
    expect(standingOf([])).toBeNull();
    const explained = { action: 'explained', reason: 'unwell' } as const;
    expect(standingOf([explained])).toEqual({ status: 'pending', reason: 'unwell' });
    const approved = { action: 'approved', reason: null } as const;
    const reopened = { action: 'reopened', reason: null } as const;
    expect(standingOf([explained, approved, reopened])).toEqual({ status: 'pending', reason: 'unwell' });
    const again = { action: 'explained', reason: 'system-down' } as const;
    expect(standingOf([explained, { action: 'declined', reason: null }, again])).toEqual({
      ...{ status: 'pending', reason: 'system-down' },
    });
  });

  it('goes on only where that makes sense', () => {
    expect(mayFollow('pending', 'approved')).toBe(true);
    expect(mayFollow('approved', 'withdrawn')).toBe(false);
    expect(mayFollow('approved', 'reopened')).toBe(true);
    expect(mayFollow('withdrawn', 'approved')).toBe(false);
    expect(mayFollow('withdrawn', 'explained')).toBe(true);
  });
});
