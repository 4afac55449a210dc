import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { formatInstant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { AgentsService } from './agents.service.js';
import { checkAbsenceSpan, checkedAbsence } from './agent-rules.js';
import { absencesOverlapping } from './persistence/absences.js';
import { agentsByIds } from './persistence/agents.js';
import { agentsWithin } from './persistence/reach.js';
import { absences } from './persistence/tables.js';
import { absenceNotFound, absenceOverlaps } from './workforce.errors.js';
import { type Absence } from './workforce.js';

export type NewAbsence = Omit<Absence, 'id'>;

@Injectable()
export class AbsencesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agents: AgentsService,
  ) {}

  /** Absences that share time with the span. */
  absencesOfAgents(actor: Actor, agentIds: readonly number[], span: Interval): Promise<Absence[]> {
    const reach = requireReach(actor, 'agent.read');
    checkAbsenceSpan(span);
    return this.unitOfWork.read(async (manager) => {
      const seen = await agentsByIds(manager, agentIds, agentsWithin(reach));
      return absencesOverlapping(
        manager,
        seen.map((agent) => agent.id),
        span,
      );
    });
  }

  createAbsence(actor: Actor, absence: NewAbsence): Promise<Absence> {
    const reach = requireReach(actor, 'agent.write');
    const checked = checkedAbsence(absence);
    return this.unitOfWork.run(async (manager) => {
      await this.agents.requireAgentWith(manager, reach, checked.agentId);
      await refuseOverlap(manager, checked, null);
      const id = await absences.insert(manager, checked);
      return { ...checked, id };
    });
  }

  updateAbsence(
    actor: Actor,
    id: number,
    change: { readonly start?: Interval['start']; readonly end?: Interval['end']; readonly reason?: string },
  ): Promise<Absence> {
    const reach = requireReach(actor, 'agent.write');
    return this.unitOfWork.run(async (manager) => {
      const before = await requireAbsence(manager, reach, id);
      const span = { start: change.start ?? before.span.start, end: change.end ?? before.span.end };
      const after = checkedAbsence({ ...before, span, reason: change.reason ?? before.reason });
      await refuseOverlap(manager, after, id);
      await absences.update(manager, id, after);
      return { ...after, id };
    });
  }

  removeAbsence(actor: Actor, id: number): Promise<Absence> {
    const reach = requireReach(actor, 'agent.write');
    return this.unitOfWork.run(async (manager) => {
      const absence = await requireAbsence(manager, reach, id);
      await absences.remove(manager, id);
      return absence;
    });
  }
}

async function refuseOverlap(
  manager: EntityManager,
  { agentId, span }: NewAbsence,
  ownId: number | null,
): Promise<void> {
  const other = (await absencesOverlapping(manager, [agentId], span)).find(({ id }) => id !== ownId);
  if (other !== undefined) {
    throw absenceOverlaps(other.reason, formatInstant(other.span.start), formatInstant(other.span.end));
  }
}

async function requireAbsence(manager: EntityManager, reach: Scope, id: number): Promise<Absence> {
  const found = await absences.byId(manager, id);
  const seen = found === null ? [] : await agentsByIds(manager, [found.agentId], agentsWithin(reach));
  if (found === null || seen.length === 0) throw absenceNotFound(id);
  return found;
}
