import { aCampaign, aContract, anAgent, aProblem, aQueue } from '../../../test/builders/roster.js';
import { blendBlocks } from './blended-blocks.js';
import { type Agent, type SchedulingProblem } from './problem.js';
import { CoverState } from './search/cover-state.js';
import { type DraftShift } from './search/draft.js';
import { workSlots } from './search/pause-placement.js';
import { toSlots } from './search/slot-problem.js';

const START = 32;
const contracts = [aContract({ shiftLengthsMinutes: [240], paidMinutesPerDay: { min: 0, max: 480 } })];

/** Four-hour shifts from 08:00, one letter a quarter-hour: i inbound, o outbound, x nothing. `wanted` is the target then. */
function blend(wanted: readonly number[], count: number, changes: Partial<SchedulingProblem> = {}): string[] {
  const target = Array.from({ length: 7 * 96 }, (_, at) => wanted[at - START] ?? 0);
  const agents: Agent[] = Array.from({ length: count }, (_, at) => anAgent({ id: `${at}` }));
  const slots = toSlots(aProblem({ contracts, queues: [aQueue({ target })], agents, ...changes }));
  const cover = new CoverState(slots);
  const shifts = slots.agents.flatMap((agent): DraftShift[] => {
    const candidate = agent.duties[0].candidates.find(({ start }) => start === START);
    return candidate === undefined ? [] : [{ agent, candidate, pauses: [], calls: [] }];
  });
  for (const { agent, candidate } of shifts) {
    for (const slot of workSlots(candidate.form, candidate.start, [])) cover.add(agent, slot);
  }
  return blendBlocks(slots, shifts, cover).map(({ shift, slots: work, calls }) =>
    work
      .map((slot, at) => (calls[at] !== null ? 'o' : cover.workOf(shift.agent, slot) >= 0 ? 'i' : 'x'))
      .join(''),
  );
}

const flat = (agents: number) => Array.from({ length: 16 }, () => agents);

describe('block blending', () => {
  it('leaves everybody inbound who is needed', () => {
    expect(blend(flat(2), 2)).toEqual(['i'.repeat(16), 'i'.repeat(16)]);
  });

  it('turns surplus into one long block', () => {
    expect(blend(flat(1), 2).sort()).toEqual(['i'.repeat(16), 'o'.repeat(16)]);
  });

  it('makes blocks only where surplus lasts the minimum length', () => {
    const valley = [...flat(1).slice(0, 6), 0, 0, 0, ...flat(1).slice(0, 7)];
    expect(blend(valley, 1)).toEqual(['i'.repeat(16)]);
    const wider = [...flat(1).slice(0, 6), 0, 0, 0, 0, ...flat(1).slice(0, 6)];
    expect(blend(wider, 1)).toEqual(['iiiiiiooooiiiiii']);
  });

  it('leaves no inbound block that is too short beside an outbound one', () => {
    const lateSurplus = [1, 1, 1, ...flat(0).slice(0, 13)];
    expect(blend(lateSurplus, 1)).toEqual([`iiii${'o'.repeat(12)}`]);
  });

  it('keeps to the switches allowed', () => {
    const waves = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1];
    expect(blend(waves, 1)).toEqual(['ooooiiiiooooiiii']);
    const blending = { inboundFloor: 1, minBlockMinutes: 60, maxSwitchesPerShift: 1 };
    expect(blend(waves, 1, { blending })).toEqual(['ooooiiiiiiiiiiii']);
  });

  it('goes down to the floor that the planner sets, and no further', () => {
    const blending = { inboundFloor: 0.5, minBlockMinutes: 60, maxSwitchesPerShift: 3 };
    expect(blend(flat(4), 4, { blending }).filter((shift) => shift.startsWith('o'))).toHaveLength(2);
  });

  it('stops when a campaign has its hours', () => {
    const shifts = blend(flat(0), 3, { campaigns: [aCampaign({ hoursWanted: 6 })] });
    expect(shifts.join('').split('o').length - 1).toBe(24);
  });

  it('calls nobody without consent', () => {
    const [zone] = aCampaign().zones;
    const campaigns = [aCampaign({ zones: [{ ...zone, consent: false }] })];
    expect(blend(flat(0), 1, { campaigns })).toEqual([]);
    expect(blend(flat(1), 2, { campaigns })).toEqual(['i'.repeat(16), 'i'.repeat(16)]);
  });

  it('lets somebody without a queue call all the time', () => {
    const agents = [anAgent({ entitlements: [{ workId: 'late', speed: 1 }] })];
    expect(blend(flat(1), 1, { agents })).toEqual(['o'.repeat(16)]);
  });
});
