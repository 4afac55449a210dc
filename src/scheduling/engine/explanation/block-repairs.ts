import { covers, durationMinutes, intersect, type Interval } from '../../../time/interval.js';
import { RULES } from '../constraints/registry.js';
import { outboundDelivery } from '../outbound-delivery.js';
import { paint } from '../editing/reshape-shift.js';
import { entitlementTo, indexProblem, isCertified } from '../problem-index.js';
import { type BlendingRule, type Campaign, type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster, type Shift } from '../roster.js';
import { CoverLedger } from './cover-ledger.js';
import { type Relaxation, type RelaxationKind } from './relaxation.js';

/** Rules that blocks alone decide. */
const BLOCK_RULES = RULES.filter(({ id }) => id === 'switches' || id === 'block-length');
const SHORTER_MINUTES = 15;
const ENOUGH = 1 - 1e-9;

interface Easing {
  readonly kind: RelaxationKind;
  readonly words: string;
  readonly blending: BlendingRule;
}

/**
 * One more switch a shift, or blocks a quarter of an hour shorter: the calls that surplus agents of a roster could then make
 * and now cannot.
 * @example
 * blockRepairs({ agents: [], contracts: [], queues: [], campaigns: [], blending: { minBlockMinutes: 60, maxSwitchesPerShift: 3 }, period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, { shifts: [] }) // => []
 */
export function blockRepairs(problem: SchedulingProblem, roster: Roster): Relaxation[] {
  if (problem.campaigns.length === 0) return [];
  return easingsOf(problem.blending).map(({ kind, words, blending }) => {
    const repair = new BlockRepair(problem, roster);
    repair.exhaust(problem.blending);
    const outboundMinutes = repair.exhaust(blending);
    return {
      kind,
      message: `${words} would let surplus agents of this roster make ${Math.round(outboundMinutes)} more minutes of calls.`,
      gain: outboundMinutes * (problem.weights.outboundShort + problem.weights.overstaffed),
      understaffedMinutes: 0,
      outboundMinutes,
      agents: null,
      workId: null,
      contractId: null,
      date: null,
    };
  });
}

function easingsOf(blending: BlendingRule): Easing[] {
  const { minBlockMinutes, maxSwitchesPerShift } = blending;
  const shorter = Math.max(SHORTER_MINUTES, minBlockMinutes - SHORTER_MINUTES);
  return [
    {
      kind: 'one-more-switch',
      words: `One more switch a shift (${maxSwitchesPerShift + 1} instead of ${maxSwitchesPerShift})`,
      blending: { ...blending, maxSwitchesPerShift: maxSwitchesPerShift + 1 },
    },
    {
      kind: 'shorter-blocks',
      words: `Blocks of ${shorter} min instead of ${minBlockMinutes}`,
      blending: { ...blending, minBlockMinutes: shorter },
    },
  ];
}

/** A roster whose surplus inbound time becomes calls, shift after shift; what one pass has won, the next leaves alone. */
class BlockRepair {
  private readonly ledger: CoverLedger;
  private readonly left: Map<string, number>;
  private readonly shifts: Shift[];

  constructor(
    private readonly problem: SchedulingProblem,
    roster: Roster,
  ) {
    this.ledger = new CoverLedger(problem, roster);
    this.shifts = [...roster.shifts];
    this.left = new Map(
      outboundDelivery(problem, roster).map((zone) => [
        `${zone.campaignId} ${zone.zoneId}`,
        zone.plannableMinutes - zone.deliveredMinutes,
      ]),
    );
  }

  /** Minutes of calls won under a blending rule, until nothing more is found. */
  exhaust(blending: BlendingRule): number {
    let won = 0;
    for (let more = this.pass(blending); more > 0; more = this.pass(blending)) won += more;
    return won;
  }

  private pass(blending: BlendingRule): number {
    const eased = { ...this.problem, blending };
    let won = 0;
    for (const [at, shift] of this.shifts.entries()) {
      const found = surplusOf(this.ledger, shift, blending)
        .flatMap((stretch) => blocksIn(this.problem, shift, stretch, this.left, blending.minBlockMinutes))
        .find((block) => keepsBlocks(eased, shift, paint(shift, block)));
      if (found === undefined) continue;
      const after = paint(shift, found);
      const key = `${found.workId ?? ''} ${found.calledZoneId ?? ''}`;
      this.ledger.apply(shift.agentId, shift.activities, after.activities);
      this.left.set(key, (this.left.get(key) ?? 0) - durationMinutes(found));
      this.shifts[at] = after;
      won += durationMinutes(found);
    }
    return won;
  }
}

/** Stretches of inbound work in a shift in which nobody would be missed. */
function surplusOf(ledger: CoverLedger, { activities }: Shift, blending: BlendingRule): Interval[] {
  return activities.flatMap((activity) => {
    const { kind, workId, start, end } = activity;
    if (kind !== 'inbound' || workId === null) return [];
    if (durationMinutes(activity) < blending.minBlockMinutes) return [];
    const spare = ledger.intervalsOf(activity).every((at) => ledger.surplus(workId, at) >= ENOUGH);
    return spare ? [{ start, end }] : [];
  });
}

function blocksIn(
  problem: SchedulingProblem,
  { agentId }: Shift,
  stretch: Interval,
  left: ReadonlyMap<string, number>,
  leastMinutes: number,
): Activity[] {
  const { agents, windows } = indexProblem(problem);
  const agent = agents.get(agentId);
  if (agent === undefined) return [];
  const may = (campaign: Campaign) =>
    entitlementTo(agent, campaign.id) !== undefined && isCertified(agent, campaign.need, stretch);
  return problem.campaigns.filter(may).flatMap((campaign) =>
    campaign.zones.flatMap((zone): Activity[] => {
      const open = windows.get(campaign.id)?.get(zone.id)?.open ?? [];
      const [widest] = intersect(open, [stretch]).sort((a, b) => durationMinutes(b) - durationMinutes(a));
      if (widest === undefined || !covers(stretch, widest) || durationMinutes(widest) < leastMinutes) {
        return [];
      }
      if ((left.get(`${campaign.id} ${zone.id}`) ?? 0) < durationMinutes(widest)) return [];
      return [{ ...widest, kind: 'outbound', paid: true, workId: campaign.id, calledZoneId: zone.id }];
    }),
  );
}

function keepsBlocks(problem: SchedulingProblem, before: Shift, after: Shift): boolean {
  const found = (shift: Shift) =>
    BLOCK_RULES.reduce((sum, rule) => sum + rule.evaluate(problem, { shifts: [shift] }).length, 0);
  return found(after) <= found(before);
}
