import { type LinearModel } from './linear-model.js';
import { type SlotProblem } from './slot-problem.js';

/** A stretch of slots that a linear model treats as one. */
export interface Bucket {
  readonly first: number;
  readonly end: number;
}

/** Understaffing costs more the deeper it is, so that a shortage is shared out: share of the target, cost factor. */
const DEPTHS = [
  { share: 0.1, factor: 1 },
  { share: 0.15, factor: 1.3 },
  { share: 1, factor: 1.8 },
] as const;

/** Minutes of calling that may be planned into a called zone. */
export type ZoneBudget = (campaign: number, zone: number) => number;

export interface CoverModelOptions {
  readonly buckets: readonly Bucket[];
  readonly zoneBudget: ZoneBudget;
  readonly speed: (profile: number, work: number) => number;
  /** Flat: every minute of understaffing costs the same, as in the score. */
  readonly flat: boolean;
}

/**
 * The demand side of a linear model: minutes supplied by agents of each profile flow to queues up to their targets
 * and to campaigns in open zones up to their budgets. Used minutes earn back what a worked minute costs.
 */
export class CoverModel {
  /** Columns of understaffing with the cost they have when flat. */
  readonly shortColumns: { readonly column: number; readonly flatCost: number }[] = [];
  /** Columns of calling minutes by campaign, zone and bucket. */
  readonly callColumns: {
    readonly column: number;
    readonly campaign: number;
    readonly zone: number;
    readonly bucket: number;
  }[] = [];
  /** By profile, then bucket: the row that limits used minutes to supplied ones. */
  private readonly supplyRows = new Map<number, Map<number, number>>();
  private readonly queueRows = new Map<string, number>();
  private readonly campaignRows = new Map<string, number>();
  private readonly flowColumns: {
    readonly column: number;
    readonly profile: number;
    readonly bucket: number;
  }[] = [];

  constructor(
    private readonly model: LinearModel,
    private readonly slots: SlotProblem,
    private readonly options: CoverModelOptions,
  ) {
    options.buckets.forEach((_, at) => this.addQueueRows(at));
    this.addCampaignRows();
  }

  /** Minutes that a column supplies to a profile in a bucket, per unit of the column. */
  supply(profile: number, bucket: number, column: number, minutes: number): void {
    this.model.put(this.supplyRow(profile, bucket, 0), column, -minutes);
  }

  /** The row of a profile in a bucket, made with `fixedMinutes` that are there anyway. */
  supplyRow(profile: number, bucket: number, fixedMinutes: number): number {
    let rows = this.supplyRows.get(profile);
    if (rows === undefined) this.supplyRows.set(profile, (rows = new Map<number, number>()));
    let row = rows.get(bucket);
    if (row === undefined) {
      row = this.model.row(-Infinity, fixedMinutes);
      rows.set(bucket, row);
      this.addFlows(profile, bucket, row);
    }
    return row;
  }

  /** Every column of used minutes, with profile and bucket. */
  get flows(): readonly { readonly column: number; readonly profile: number; readonly bucket: number }[] {
    return this.flowColumns;
  }

  private addFlows(profile: number, bucket: number, supplyRow: number): void {
    const { profiles, queueCount, problem } = this.slots;
    for (const work of profiles[profile]) {
      const queue = work < queueCount;
      const row = (queue ? this.queueRows : this.campaignRows).get(`${work}/${bucket}`);
      if (row === undefined) continue;
      const column = this.model.column(-problem.weights.overstaffed, 0, Infinity);
      this.flowColumns.push({ column, profile, bucket });
      this.model.put(supplyRow, column, 1);
      this.model.put(row, column, queue ? this.options.speed(profile, work) : 1);
    }
  }

  private addQueueRows(bucket: number): void {
    const { first, end } = this.options.buckets[bucket];
    const { understaffed } = this.slots.problem.weights;
    this.slots.target.forEach((target, queue) => {
      let minutes = 0;
      for (let slot = first; slot < end; slot++) minutes += target[slot] * this.slots.slotMinutes;
      if (minutes === 0) return;
      const row = this.model.row(minutes, minutes);
      this.queueRows.set(`${queue}/${bucket}`, row);
      for (const { share, factor } of DEPTHS) {
        const cost = understaffed * (this.options.flat ? 1 : factor);
        const column = this.model.column(cost, 0, minutes * share);
        this.shortColumns.push({ column, flatCost: understaffed });
        this.model.put(row, column, 1);
      }
    });
  }

  private addCampaignRows(): void {
    const { campaigns, queueCount, problem } = this.slots;
    campaigns.forEach(({ zones }, campaign) =>
      zones.forEach((zone, zoneAt) => {
        const minutes = this.options.zoneBudget(campaign, zoneAt);
        if (minutes <= 0) return;
        const budget = this.model.row(-Infinity, minutes);
        this.options.buckets.forEach(({ first, end }, bucket) => {
          if (!zone.open.subarray(first, end).includes(1)) return;
          const key = `${queueCount + campaign}/${bucket}`;
          let row = this.campaignRows.get(key);
          if (row === undefined) this.campaignRows.set(key, (row = this.model.row(0, 0)));
          const column = this.model.column(-problem.weights.outboundShort, 0, Infinity);
          this.callColumns.push({ column, campaign, zone: zoneAt, bucket });
          this.model.put(row, column, -1);
          this.model.put(budget, column, 1);
        });
      }),
    );
  }
}
