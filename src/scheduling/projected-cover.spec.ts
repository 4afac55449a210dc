import { addMinutes, parseInstant } from '../time/instant.js';
import { projectedCover } from './projected-cover.js';

const START = parseInstant('2026-10-19T08:00Z');
const SPAN = { start: START, end: addMinutes(START, 60) };
const REQUIRED = {
  start: START,
  intervalMinutes: 30,
  offered: 10,
  averageHandleTimeSeconds: 180,
  offeredLoad: 1,
  requiredAgents: 2,
  rosterTarget: 2,
  model: 'C' as const,
  patienceSeconds: null,
  targets: {},
};
const heads = (count: number, minutes: number, speed = 1) =>
  Array.from({ length: count }, () => ({ start: START, end: addMinutes(START, minutes), speed }));

describe('cover of a queue', () => {
  it('says with Erlang C what two agents do with one erlang: two thirds answered at once', () => {
    const [row] = projectedCover([REQUIRED], heads(2, 30), SPAN, 0);
    expect(row.projectedServiceLevel).toBeCloseTo(2 / 3, 12);
    expect(row.projectedOccupancy).toBeCloseTo(0.5, 12);
    expect([row.plannedAgents, row.understaffedAgents, row.overstaffedAgents]).toEqual([2, 0, 0]);
  });

  it('takes shrinkage off the planned agents before it asks Erlang', () => {
    const target = { ...REQUIRED, rosterTarget: 4 };
    const [row] = projectedCover([target], heads(4, 30), SPAN, 0);
    expect(row.projectedServiceLevel).toBeCloseTo(2 / 3, 12);
    expect(row.effectiveAgents).toBe(4);
  });

  it('lies between whole agents for one who is there half of the interval', () => {
    const planned = [...heads(2, 30), ...heads(1, 15)];
    const [row] = projectedCover([REQUIRED], planned, SPAN, 0);
    const [three] = projectedCover([REQUIRED], heads(3, 30), SPAN, 0);
    expect(row.plannedAgents).toBe(2.5);
    expect(row.projectedServiceLevel).toBeCloseTo((2 / 3 + (three.projectedServiceLevel ?? 0)) / 2, 12);
  });

  it('loses fewer callers to waiting where callers give up and the requirement says so', () => {
    const impatient = { ...REQUIRED, model: 'A' as const, patienceSeconds: 60 };
    const [row] = projectedCover([impatient], heads(1, 30), SPAN, 20);
    expect(row.projectedServiceLevel).toBeGreaterThan(0.2);
    expect(row.projectedOccupancy).toBeLessThan(1);
  });

  it('asks about the threshold of the requirement before that of the queue', () => {
    const slow = { ...REQUIRED, targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 0 } } };
    const [row] = projectedCover([slow], heads(2, 30), SPAN, 3_600);
    expect(row.projectedServiceLevel).toBeCloseTo(2 / 3, 12);
  });

  it('answers nobody in time with no more agents than load', () => {
    const [row] = projectedCover([REQUIRED], heads(1, 30), SPAN, 20);
    expect([row.projectedServiceLevel, row.projectedOccupancy]).toEqual([0, 1]);
    expect(row.understaffedAgents).toBe(1);
  });

  it('weighs agents by speed against the target, and counts heads apart', () => {
    const [row] = projectedCover([REQUIRED], heads(2, 30, 0.75), SPAN, 20);
    expect([row.plannedAgents, row.effectiveAgents, row.understaffedAgents]).toEqual([2, 1.5, 0.5]);
  });

  it('projects nothing where no contact is expected', () => {
    const [row] = projectedCover([{ ...REQUIRED, offered: 0, offeredLoad: 0 }], heads(1, 30), SPAN, 20);
    expect([row.projectedServiceLevel, row.projectedOccupancy]).toEqual([null, null]);
  });

  it('shows agents who are planned where nothing is required', () => {
    const rows = projectedCover([REQUIRED], heads(1, 45), SPAN, 20);
    expect(rows.map((row) => [row.start, row.intervalMinutes, row.overstaffedAgents])).toEqual([
      [START, 30, 0],
      [addMinutes(START, 30), 15, 1],
    ]);
  });

  it('counts only time within the span', () => {
    const planned = [{ start: addMinutes(START, -60), end: addMinutes(START, 15), speed: 1 }];
    const rows = projectedCover([REQUIRED], planned, SPAN, 20);
    expect(rows).toHaveLength(1);
    expect(rows[0].plannedAgents).toBe(0.5);
  });
});
