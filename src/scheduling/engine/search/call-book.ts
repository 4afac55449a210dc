import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';

/** A slot of calling: campaign and called zone by number. */
export interface CallPlan {
  readonly campaign: number;
  readonly zone: number;
}

/** How much calling is left in every zone, and where to call next. */
export class CallBook {
  private readonly left: Float64Array[];

  constructor(private readonly slots: SlotProblem) {
    this.left = slots.campaigns.map(({ zones }) =>
      Float64Array.from(zones, ({ workMinutes }) => workMinutes),
    );
  }

  /**
   * Where the agent calls in a slot: on in the same zone while it is open and has work, else in the same campaign,
   * else anywhere; first where little open time is left for much work. Null when nothing may be called.
   */
  next(agent: SlotAgent, slot: number, previous: CallPlan | null): CallPlan | null {
    if (previous !== null && this.canDo(agent, slot, previous.campaign) && this.hasWork(previous, slot)) {
      return previous;
    }
    const choices = this.slots.campaigns.flatMap(({ zones }, campaign) =>
      this.canDo(agent, slot, campaign)
        ? zones.map((_, zone) => ({ campaign, zone })).filter((call) => this.hasWork(call, slot))
        : [],
    );
    const sameCampaign = choices.filter(({ campaign }) => campaign === previous?.campaign);
    return this.mostUrgent(sameCampaign.length > 0 ? sameCampaign : choices);
  }

  /** Calls for every slot of a run, or null when the work does not last for all of it. */
  planRun(agent: SlotAgent, run: readonly number[]): CallPlan[] | null {
    const calls: CallPlan[] = [];
    let previous: CallPlan | null = null;
    for (const slot of run) {
      previous = this.next(agent, slot, previous);
      if (previous === null) break;
      this.spend(previous);
      calls.push(previous);
    }
    for (const call of calls) this.refund(call);
    return calls.length === run.length ? calls : null;
  }

  spend({ campaign, zone }: CallPlan): void {
    this.left[campaign][zone] -= this.slots.slotMinutes;
  }

  refund({ campaign, zone }: CallPlan): void {
    this.left[campaign][zone] += this.slots.slotMinutes;
  }

  /** Score of the calling that is not planned yet. */
  cost(): number {
    const minutes = this.left.reduce((sum, zones) => sum + zones.reduce((own, each) => own + each, 0), 0);
    return minutes * this.slots.problem.weights.outboundShort;
  }

  private canDo(agent: SlotAgent, slot: number, campaign: number): boolean {
    return this.slots.profiles[agent.profileAt[slot]].includes(this.slots.queueCount + campaign);
  }

  private hasWork({ campaign, zone }: CallPlan, slot: number): boolean {
    return (
      this.slots.campaigns[campaign].zones[zone].open[slot] === 1 &&
      this.left[campaign][zone] >= this.slots.slotMinutes
    );
  }

  private mostUrgent(choices: readonly CallPlan[]): CallPlan | null {
    let best: CallPlan | null = null;
    let urgency = -Infinity;
    for (const call of choices) {
      const { openSlots } = this.slots.campaigns[call.campaign].zones[call.zone];
      const own = this.left[call.campaign][call.zone] / Math.max(1, openSlots);
      if (own > urgency) [best, urgency] = [call, own];
    }
    return best;
  }
}
