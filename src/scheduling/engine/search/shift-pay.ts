import { labourCost } from '../constraints/labour-cost.js';
import { dayOvertimeWeight, moneyOf, premiumWeight } from '../labour-cost.js';
import { type Candidate } from './duty-days.js';
import { type SlotAgent } from './slot-agent.js';
import { instantOf, type SlotProblem } from './slot-problem.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { max, min } = Math;

/**
 * What the hours of a shift are paid at least, in score: its paid minutes at the contract's rate, what premiums for nights,
 * weekends and holidays it has with its unpaid pauses where most is saved, and overtime of the day. Overtime of a week
 * depends on other shifts and is left out.
 */
export class ShiftPay {
  private readonly known = new Map<string, number>();
  /** By contract and place: what premiums add up to before each slot, in minutes x percent. */
  private readonly premiums = new Map<string, Float64Array>();
  private readonly weight: number;

  constructor(private readonly slots: SlotProblem) {
    this.weight = labourCost.cost(slots.problem.weights);
  }

  of(agent: SlotAgent, candidate: Candidate): number {
    return this.weight * this.money(agent, candidate);
  }

  /** The same in units of money. */
  money(agent: SlotAgent, candidate: Candidate): number {
    const { pay } = agent.contract;
    if (pay === undefined) return 0;
    const { start, form } = candidate;
    const place = `${agent.contract.id}|${agent.agent.zone}|${agent.agent.siteId}`;
    const key = `${place}|${start}|${form.slots}|${form.paidMinutes}|${form.pauses.length}`;
    let found = this.known.get(key);
    if (found === undefined) {
      const premium = this.premium(this.sums(place, agent), candidate);
      const overtime = dayOvertimeWeight(this.context(agent), form.paidMinutes);
      const rest = { weekend: 0, holiday: 0, missedPauses: 0 };
      const shares = { base: form.paidMinutes * 100, night: premium, overtime, ...rest };
      this.known.set(key, (found = moneyOf(shares, pay.centsPerHour)));
    }
    return found;
  }

  private premium(sums: Float64Array, { start, form }: Candidate): number {
    // Pinned shifts may reach beyond the slots.
    const first = max(0, start);
    const end = min(sums.length - 1, start + form.slots);
    let premium = sums[end] - sums[first];
    let unpaidMinutes = form.slots * this.slots.slotMinutes - form.paidMinutes;
    for (const { rule, earliest, latest, slots } of form.pauses) {
      if (rule.paid) continue;
      let saved = 0;
      for (let at = start + earliest; at <= start + latest; at++)
        saved = max(saved, sums[at + slots] - sums[at]);
      premium -= saved;
      unpaidMinutes -= rule.minutes;
    }
    if (unpaidMinutes <= 0) return max(0, premium);
    let dearest = 0;
    for (let at = first; at < end; at++) dearest = max(dearest, sums[at + 1] - sums[at]);
    return max(0, premium - (unpaidMinutes / this.slots.slotMinutes) * dearest);
  }

  private sums(place: string, agent: SlotAgent): Float64Array {
    let found = this.premiums.get(place);
    if (found === undefined) {
      this.premiums.set(place, (found = new Float64Array(this.slots.slots + 1)));
      for (let slot = 0; slot < this.slots.slots; slot++) {
        const stretch = { start: instantOf(this.slots, slot), end: instantOf(this.slots, slot + 1) };
        found[slot + 1] = found[slot] + premiumWeight(this.context(agent), stretch);
      }
    }
    return found;
  }

  private context({ agent, contract }: SlotAgent) {
    return { problem: this.slots.problem, agent, contract };
  }
}
