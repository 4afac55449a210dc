import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { type WhatIfBase, type WhatIfComparison, type WhatIfOrder } from '../forecasting/what-if.js';
import { forecastingInvalid } from '../forecasting/forecasting.errors.js';
import { WhatIfService } from '../forecasting/what-if.service.js';
import { addMinutes, HOUR_MS } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { CoverageService, MOST_COVERAGE_DAYS } from './coverage.service.js';
import { effectiveAgentsIn } from './effective-agents.js';
import { PlanningComputer } from './solver/planning-computer.js';

export interface ScenarioRequest extends WhatIfOrder {
  /** Whose agents are the ones now planned; `null`: those of the published rosters. */
  readonly scheduleId: number | null;
}

/** Plans under other assumptions, held against the agents who are rostered now. */
@Injectable()
export class ScenariosService {
  constructor(
    private readonly whatIf: WhatIfService,
    private readonly coverages: CoverageService,
    private readonly computer: PlanningComputer,
  ) {}

  async compare(actor: Actor, { scheduleId, ...order }: ScenarioRequest): Promise<WhatIfComparison> {
    const bases: WhatIfBase[] = [];
    for (const base of await this.whatIf.bases(actor, order)) {
      bases.push(await this.withPlanned(actor, base, scheduleId));
    }
    try {
      return await this.computer.answer('what-if', { bases, order });
    } catch (error) {
      if (error instanceof RangeError) throw forecastingInvalid(error.message);
      throw error;
    }
  }

  /** Where nobody is rostered on the queue in these days there is nothing to hold against; nor over more days than cover is told for. */
  private async withPlanned(actor: Actor, base: WhatIfBase, scheduleId: number | null): Promise<WhatIfBase> {
    const span = spanOf(base);
    if (span === null || (scheduleId === null && tooLong(span))) return base;
    const { rows } = await this.coverages.coverage(actor, { scheduleId, queueId: base.queueId, span });
    if (rows.every(({ plannedAgents }) => plannedAgents === 0)) return base;
    const planned = effectiveAgentsIn(base.intervals, base.intervalMinutes, rows);
    const intervals = base.intervals.map((each, at) => ({ ...each, plannedAgents: planned[at] }));
    return { ...base, intervals };
  }
}

function spanOf({ intervals, intervalMinutes }: WhatIfBase): Interval | null {
  const last = intervals.at(-1);
  if (last === undefined) return null;
  return { start: intervals[0].start, end: addMinutes(last.start, intervalMinutes) };
}

function tooLong({ start, end }: Interval): boolean {
  return end - start > MOST_COVERAGE_DAYS * 24 * HOUR_MS;
}
