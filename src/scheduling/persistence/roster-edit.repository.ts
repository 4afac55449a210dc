import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type RosterEditEntry, type RosterEditStatus } from '../editing/roster-edit.js';
import { type NewShift } from '../schedule.js';
import { RosterEditEntity } from './roster-edit.entity.js';

/** An edit with the shifts that it took out and put in, as only the undoing needs them. */
export interface RosterEditRow extends RosterEditEntry {
  readonly shiftsBefore: readonly NewShift[];
  readonly shiftsAfter: readonly NewShift[];
}

@Injectable()
export class RosterEditRepository {
  async insert(
    manager: EntityManager,
    { change, ...row }: Omit<RosterEditRow, 'id' | 'status' | 'switchedBy' | 'switchedAt'>,
  ): Promise<RosterEditRow> {
    const saved = await manager.save(
      manager.create(RosterEditEntity, {
        ...row,
        kind: row.edit.kind,
        status: 'APPLIED',
        rosterChange: change,
        switchedBy: null,
        switchedAt: null,
      }),
    );
    return toEntry(saved);
  }

  /** The edit that undoing takes back: the newest that counts. */
  lastApplied(manager: EntityManager, scheduleId: number): Promise<RosterEditRow | null> {
    return this.first(manager, scheduleId, 'APPLIED', 'DESC');
  }

  /** The edit that comes back next: the oldest of those undone. */
  nextUndone(manager: EntityManager, scheduleId: number): Promise<RosterEditRow | null> {
    return this.first(manager, scheduleId, 'UNDONE', 'ASC');
  }

  async switch(
    manager: EntityManager,
    id: number,
    to: { readonly status: RosterEditStatus; readonly switchedBy: number; readonly switchedAt: Instant },
  ): Promise<void> {
    await manager.update(RosterEditEntity, { id }, to);
  }

  /** What was undone cannot come back over another edit. */
  async dropUndone(manager: EntityManager, scheduleId: number): Promise<void> {
    await manager.update(RosterEditEntity, { scheduleId, status: 'UNDONE' }, { status: 'DROPPED' });
  }

  /** Newest first. */
  async page(
    manager: EntityManager,
    scheduleId: number,
    request: PageRequest,
  ): Promise<Page<RosterEditEntry>> {
    const rows = await manager.find(RosterEditEntity, {
      where: { scheduleId, ...(request.after === null ? {} : { id: LessThan(request.after) }) },
      order: { id: 'DESC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toEntry),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(RosterEditEntity, { scheduleId }),
    };
  }

  private async first(
    manager: EntityManager,
    scheduleId: number,
    status: RosterEditStatus,
    order: 'ASC' | 'DESC',
  ): Promise<RosterEditRow | null> {
    const row = await manager.findOne(RosterEditEntity, {
      where: { scheduleId, status },
      order: { id: order },
    });
    return row === null ? null : toEntry(row);
  }
}

function toEntry({ rosterChange, ...row }: RosterEditEntity): RosterEditRow {
  return {
    id: row.id,
    scheduleId: row.scheduleId,
    status: row.status,
    edit: row.edit,
    shiftsBefore: row.shiftsBefore,
    shiftsAfter: row.shiftsAfter,
    change: rosterChange,
    forcedBecause: row.forcedBecause,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    switchedBy: row.switchedBy,
    switchedAt: row.switchedAt,
  };
}
