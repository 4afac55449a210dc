import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { type BlendedRequest, type BlendedView, toBlendedView } from './blended-view.js';
import { PeriodProblems } from './period-problems.js';
import { scheduleRequestInvalid } from './scheduling.errors.js';
import { PlanningComputer } from './solver/planning-computer.js';

/** What outbound hours a planning period can carry, before or after it is rostered; nothing is stored. */
@Injectable()
export class BlendedDemandService {
  constructor(
    private readonly problems: PeriodProblems,
    private readonly computer: PlanningComputer,
  ) {}

  async demand(actor: Actor, request: BlendedRequest): Promise<BlendedView> {
    const { periodId, scheduleId, inboundFloor } = request;
    if (!(inboundFloor >= 0 && inboundFloor <= 2)) {
      throw scheduleRequestInvalid(
        'inboundFloor',
        inboundFloor,
        'must be from 0 to 2. 1 is the whole target.',
      );
    }
    const { problem, roster, missing } = await this.problems.load(actor, periodId, scheduleId);
    const answer = await this.computer.answer('blended', { problem, options: { inboundFloor, roster } });
    return toBlendedView(request, problem, answer, missing);
  }
}
