import { type LoadModel } from './load-model.js';
import { requiredAgents } from './staffing.js';
import { staffSeries, type StaffingSeries } from './staffing-series.js';
import { transientQueue } from './transient-queue.js';

const targets = { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } };
const shape = [0.3, 0.6, 1, 1.1, 0.9, 0.6, 0.4, 0.2];

function series(loadModel: LoadModel, change: Partial<StaffingSeries> = {}): StaffingSeries {
  return {
    model: 'C',
    loadModel,
    intervalSeconds: 900,
    startsSeconds: Float64Array.from(shape, (_, i) => 900 * i),
    contacts: Float64Array.from(shape, (x) => 40 * x),
    averageHandleTimeSeconds: new Float64Array(shape.length).fill(900),
    targets: shape.map(() => targets),
    openBefore: false,
    ...change,
  };
}

/** Service levels that the staffing really gives. */
function exactly(
  staffed: readonly { readonly requiredAgents: number }[],
  patienceSeconds?: number,
): number[] {
  return transientQueue(
    staffed.map(({ requiredAgents: agents }, i) => ({
      contacts: 40 * shape[i],
      seconds: 900,
      averageHandleTimeSeconds: 900,
      agents,
      answerThresholdSeconds: 20,
      ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
    })),
  ).map(({ serviceLevel }) => serviceLevel);
}

describe('a series of intervals', () => {
  it('of the stationary load model is staffed interval by interval', () => {
    const { contacts } = series('stationary');
    const work = { intervalSeconds: 900, averageHandleTimeSeconds: 900 };
    staffSeries(series('stationary')).forEach((staffed, i) => {
      const alone = requiredAgents('C', { ...work, contacts: contacts[i] }, targets);
      const { requiredAgents: agents, bindingTarget, offeredLoad } = alone;
      expect(staffed).toMatchObject({ requiredAgents: agents, bindingTarget, offeredLoad });
      expect(staffed.serviceLevel).toBeCloseTo(alone.serviceLevel ?? NaN, 13);
    });
  });

  it('of long calls reaches its target all day with the modified offered load and with the flow, and misses it as if steady', () => {
    expect(Math.min(...exactly(staffSeries(series('stationary'))))).toBeLessThan(0.4);
    for (const loadModel of ['modified-offered-load', 'fluid-flow'] as const) {
      const levels = exactly(staffSeries(series(loadModel)));
      expect(Math.min(...levels)).toBeGreaterThan(0.76);
      expect(Math.max(...levels)).toBeLessThan(0.93);
    }
  });

  it('of callers who give up reaches its target with the flow', () => {
    const staffed = staffSeries(series('fluid-flow', { model: 'A', patienceSeconds: 180 }));
    expect(Math.min(...exactly(staffed, 180))).toBeGreaterThan(0.79);
  });

  it.each(['modified-offered-load', 'fluid-flow'] as const)(
    'by %s begins empty, or with callers from before',
    (loadModel) => {
      const [empty] = staffSeries(series(loadModel));
      const [open] = staffSeries(series(loadModel, { openBefore: true }));
      expect(empty.offeredLoad).toBeLessThan(6);
      expect(Math.abs(open.offeredLoad - 12)).toBeLessThan(0.5);
      expect(empty.requiredAgents).toBeLessThan(open.requiredAgents);
    },
  );

  it.each(['modified-offered-load', 'fluid-flow'] as const)(
    'by %s forgets over a closed night, and needs nobody long after the last call',
    (loadModel) => {
      const starts = Float64Array.from(shape, (_, i) => (i < 4 ? 900 * i : 86_400 + 900 * i));
      const contacts = Float64Array.from([40, 40, 40, 40, 40, 0, 0, 0]);
      const averageHandleTimeSeconds = new Float64Array(shape.length).fill(90);
      const staffed = staffSeries(
        series(loadModel, { startsSeconds: starts, contacts, averageHandleTimeSeconds }),
      );
      expect(staffed[4].requiredAgents).toBe(staffed[0].requiredAgents);
      expect(staffed[7]).toMatchObject({ requiredAgents: 0, bindingTarget: 'nothing' });
    },
  );

  it.each(['stationary', 'modified-offered-load', 'fluid-flow'] as const)(
    'by %s names what binds',
    (loadModel) => {
      const staffed = staffSeries(
        series(loadModel, {
          targets: shape.map((_, i) =>
            i === 0 ? { ...targets, minAgents: 90 } : { ...targets, maxOccupancy: 0.5 },
          ),
        }),
      );
      expect(staffed[0]).toMatchObject({ requiredAgents: 90, bindingTarget: 'min-agents' });
      expect(staffed[3].bindingTarget).toBe('max-occupancy');
    },
  );
});
