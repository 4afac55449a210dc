import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ExplanationAnswer, type RosterExplanation } from '../explanation/roster-explanation.js';
import { RosterExplanationEntity } from './roster-explanation.entity.js';

/** The part of an explanation that is its own; the rest is its job's. */
export type ExplanationRow = Pick<
  RosterExplanation,
  'id' | 'periodId' | 'scheduleId' | 'jobId' | 'question' | 'answer' | 'createdBy' | 'createdAt'
>;

@Injectable()
export class RosterExplanationRepository {
  async insert(manager: EntityManager, row: Omit<ExplanationRow, 'id' | 'answer'>): Promise<ExplanationRow> {
    const saved = await manager.save(manager.create(RosterExplanationEntity, { ...row, answer: null }));
    return { ...row, id: saved.id, answer: null };
  }

  async find(manager: EntityManager, id: number): Promise<ExplanationRow | null> {
    const row = await manager.findOneBy(RosterExplanationEntity, { id });
    return row === null ? null : { ...row };
  }

  async findOfJob(manager: EntityManager, jobId: number): Promise<ExplanationRow | null> {
    const row = await manager.findOneBy(RosterExplanationEntity, { jobId });
    return row === null ? null : { ...row };
  }

  async setAnswer(manager: EntityManager, id: number, answer: ExplanationAnswer): Promise<void> {
    await manager.update(RosterExplanationEntity, { id }, { answer });
  }
}
