import { type EntityManager, LessThan, MoreThan } from 'typeorm';
import { type Interval } from '../../time/interval.js';
import { type Absence } from '../workforce.js';
import { absences } from './tables.js';

/** Absences of these agents that share time with the span. */
export function absencesOverlapping(
  manager: EntityManager,
  agentIds: readonly number[],
  span: Interval,
): Promise<Absence[]> {
  return absences.among(manager, 'agentId', agentIds, {
    startsAt: LessThan(span.end),
    endsAt: MoreThan(span.start),
  });
}
