import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import {
  type RosterSimulation,
  type SimulationOrder,
  type SimulationOutcome,
} from '../simulation/roster-simulation.js';
import { RosterSimulationEntity } from './roster-simulation.entity.js';

/** The part of a simulation that is its own; the rest is its job's. */
export type SimulationRow = Pick<
  RosterSimulation,
  'id' | 'scheduleId' | 'jobId' | 'span' | 'order' | 'outcome' | 'createdBy' | 'createdAt'
>;

@Injectable()
export class RosterSimulationRepository {
  async insert(manager: EntityManager, row: Omit<SimulationRow, 'id' | 'outcome'>): Promise<SimulationRow> {
    const { span, order, ...rest } = row;
    const saved = await manager.save(
      manager.create(RosterSimulationEntity, {
        ...rest,
        startsAt: span.start,
        endsAt: span.end,
        simulationOrder: order,
        outcome: null,
      }),
    );
    return { ...row, id: saved.id, outcome: null };
  }

  async find(manager: EntityManager, id: number): Promise<SimulationRow | null> {
    return toRow(await manager.findOneBy(RosterSimulationEntity, { id }));
  }

  async findOfJob(manager: EntityManager, jobId: number): Promise<SimulationRow | null> {
    return toRow(await manager.findOneBy(RosterSimulationEntity, { jobId }));
  }

  /** Newest first. */
  async page(manager: EntityManager, scheduleId: number, request: PageRequest): Promise<Page<SimulationRow>> {
    const rows = await manager.find(RosterSimulationEntity, {
      where: { scheduleId, ...(request.after === null ? {} : { id: LessThan(request.after) }) },
      order: { id: 'DESC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).flatMap((row) => toRow(row) ?? []),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(RosterSimulationEntity, { scheduleId }),
    };
  }

  async setOutcome(manager: EntityManager, id: number, outcome: SimulationOutcome): Promise<void> {
    await manager.update(RosterSimulationEntity, { id }, { outcome });
  }
}

function toRow(row: RosterSimulationEntity | null): SimulationRow | null {
  if (row === null) return null;
  const { startsAt, endsAt, simulationOrder, ...rest } = row;
  const order: SimulationOrder = simulationOrder;
  return { ...rest, span: { start: startsAt, end: endsAt }, order };
}
