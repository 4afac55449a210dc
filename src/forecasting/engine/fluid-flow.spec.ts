import { flowThrough } from './fluid-flow.js';
import { ModifiedOfferedLoad } from './modified-offered-load.js';
import { requiredCount, queueFigures, type Workload } from './staffing.js';
import { transientQueue } from './transient-queue.js';

const question = { answerThresholdSeconds: 20 };
const eightyInTwenty = { serviceLevel: { share: 0.8, ...question } };
const day = [0.3, 0.5, 0.8, 1, 1.1, 1.1, 1, 0.9, 0.8, 0.9, 1, 1.1, 1.1, 1, 0.9, 0.7, 0.5, 0.4, 0.3, 0.2];
const rush = [1, 1, 1, 1.4, 1.4, 1, 1, 1, 1, 1];

interface Case {
  readonly contacts: readonly number[];
  readonly handleTime: number;
  readonly agents: (work: Workload) => number;
  readonly patience?: number;
}

/** Mean distance of service levels from the exact ones, in points, by load model. */
function errorsOf({ contacts, handleTime, agents, patience }: Case) {
  const model = patience === undefined ? 'C' : 'A';
  const modified = new ModifiedOfferedLoad();
  const works = contacts.map((each) => ({
    contacts: each,
    intervalSeconds: 900,
    averageHandleTimeSeconds: handleTime,
    ...(patience === undefined ? {} : { patienceSeconds: patience }),
  }));
  const counts = works.map(agents);
  const exact = transientQueue(
    works.map((work, i) => ({ ...work, ...question, seconds: 900, agents: counts[i] })),
  );
  const level = (work: Workload, i: number) =>
    queueFigures(model, work, counts[i], question).serviceLevel ?? 0;
  let inSystem = 0;
  const flow = works.map((work, i) => {
    const figures = flowThrough(inSystem, model, work, counts[i], question);
    inSystem = figures.inSystemAtEnd;
    return figures.serviceLevel ?? 0;
  });
  const lagged = works.map((work, i) => {
    const erlangs = modified.next({ fromSeconds: 900 * i, toSeconds: 900 * (i + 1), ...work });
    return level({ ...work, contacts: (erlangs * 900) / handleTime }, i);
  });
  const error = (levels: readonly number[]) =>
    (100 * levels.reduce((sum, each, i) => sum + Math.abs(each - exact[i].serviceLevel), 0)) / levels.length;
  return { stationary: error(works.map(level)), modified: error(lagged), flow: error(flow) };
}

const asIfSteady = (work: Workload) => requiredCount('C', work, eightyInTwenty);

describe('load models beside the exact queue', () => {
  it('on a day staffed by steady intervals, flow and modified load are right where steady intervals are off by several points', () => {
    const errors = errorsOf({ contacts: day.map((x) => 100 * x), handleTime: 240, agents: asIfSteady });
    expect(errors.stationary).toBeGreaterThan(6);
    expect(errors.modified).toBeLessThan(2);
    expect(errors.flow).toBeLessThan(0.7);
  });

  it('with calls as long as the intervals, steady intervals tell nothing', () => {
    const errors = errorsOf({ contacts: day.map((x) => 30 * x), handleTime: 900, agents: asIfSteady });
    expect(errors.stationary).toBeGreaterThan(14);
    expect(errors.flow).toBeLessThan(2.5);
  });

  it('with callers who give up, both follow the day to a point', () => {
    const errors = errorsOf({
      contacts: day.map((x) => 30 * x),
      handleTime: 900,
      agents: asIfSteady,
      patience: 180,
    });
    expect(errors.stationary).toBeGreaterThan(7);
    expect(errors.modified).toBeLessThan(3);
    expect(errors.flow).toBeLessThan(0.5);
  });

  it('after a rush without giving up, only the flow knows of the queue that is left', () => {
    const errors = errorsOf({ contacts: rush.map((x) => 60 * x), handleTime: 240, agents: () => 19 });
    expect(errors.stationary).toBeGreaterThan(20);
    expect(errors.modified).toBeGreaterThan(15);
    expect(errors.flow).toBeLessThan(8);
  });

  it('after a rush of patient callers who give up in the end, the flow is right', () => {
    const errors = errorsOf({
      contacts: rush.map((x) => 300 * x),
      handleTime: 240,
      agents: () => 88,
      patience: 900,
    });
    expect(errors.stationary).toBeGreaterThan(10);
    expect(errors.flow).toBeLessThan(1);
  });
});

describe('an interval of the flow', () => {
  const work = { contacts: 75, intervalSeconds: 1800, averageHandleTimeSeconds: 240 };

  it('that goes on for long is the steady queue', () => {
    let figures = flowThrough(0, 'C', work, 13, question);
    for (let i = 0; i < 20; i++) figures = flowThrough(figures.inSystemAtEnd, 'C', work, 13, question);
    const steady = queueFigures('C', work, 13, question);
    expect(figures.serviceLevel).toBeCloseTo(steady.serviceLevel ?? NaN, 4);
    expect(figures.offeredLoad).toBeCloseTo(10, 3);
  });

  it('without agents keeps all who come, or those whose patience lasts', () => {
    expect(flowThrough(5, 'C', work, 0, question)).toMatchObject({
      serviceLevel: undefined,
      inSystemAtEnd: 80,
    });
    const impatient = flowThrough(5, 'A', { ...work, patienceSeconds: 60 }, 0, question);
    expect(impatient.serviceLevel).toBe(0);
    expect(impatient.inSystemAtEnd).toBeCloseTo((75 * 60) / 1800, 6);
  });

  it('without calls works off who is left', () => {
    const figures = flowThrough(40, 'C', { ...work, contacts: 0 }, 10, question);
    expect(figures.inSystemAtEnd).toBeLessThan(1);
    expect(flowThrough(0, 'C', { ...work, contacts: 0 }, 10, question)).toMatchObject({
      inSystemAtEnd: 0,
      occupancy: 0,
    });
  });
});
