import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import { type CapacityPlan } from '../capacity-plan.js';
import { CapacityPlanEntity } from './capacity-plan.entity.js';

@Injectable()
export class CapacityPlanRepository {
  async insert(manager: EntityManager, made: Omit<CapacityPlan, 'kind' | 'id'>): Promise<CapacityPlan> {
    const row = Object.assign(new CapacityPlanEntity(), made);
    return toPlan(await manager.save(row));
  }

  async find(manager: EntityManager, id: number): Promise<CapacityPlan | null> {
    const row = await manager.findOneBy(CapacityPlanEntity, { id });
    return row === null ? null : toPlan(row);
  }

  async page(manager: EntityManager, queueId: number, request: PageRequest): Promise<Page<CapacityPlan>> {
    const rows = await manager.find(CapacityPlanEntity, {
      where: { queueId, id: MoreThan(request.after ?? 0) },
      order: { id: 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toPlan),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(CapacityPlanEntity, { queueId }),
    };
  }
}

function toPlan(row: CapacityPlanEntity): CapacityPlan {
  return { ...row, kind: 'CapacityPlan' };
}
