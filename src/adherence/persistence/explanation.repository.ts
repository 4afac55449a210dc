import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { toDatabase } from '../../database/columns.js';
import { CHUNK_ROWS } from '../../database/mapped-table.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type Explanation, explanationAsOf, type NewExplanation, type SignedEntry } from '../explanation.js';
import { ExplanationEntity, ExplanationEntryEntity } from './explanation.entity.js';

/** Whose explanations; those for a whole team or site count for everybody in it. */
export interface ExplainedAmong {
  readonly agentIds: readonly number[];
  readonly teamIds: readonly number[];
  readonly siteIds: readonly number[];
}

@Injectable()
export class ExplanationRepository {
  /** Those that touch the span, as they stood by then, in order of start. */
  async touching(
    manager: EntityManager,
    { agentIds, teamIds, siteIds }: ExplainedAmong,
    span: Interval,
    decidedBy: Instant | null,
  ): Promise<Explanation[]> {
    const among: [string, readonly number[]][] = [
      ...chunks(agentIds).map((ids): [string, readonly number[]] => ['agentId', ids]),
      ['teamId', teamIds],
      ['siteId', siteIds],
    ];
    const rows: ExplanationEntity[] = [];
    for (const [column, ids] of among) {
      if (ids.length === 0) continue;
      const found = await manager
        .createQueryBuilder(ExplanationEntity, 'e')
        .where(`e.${column} IN (:...ids)`, { ids })
        .andWhere('e.startsAt < :end AND e.endsAt > :start', {
          start: toDatabase(span.start),
          end: toDatabase(span.end),
        })
        .getMany();
      rows.push(...found);
    }
    rows.sort((a, b) => a.startsAt - b.startsAt || a.id - b.id);
    return this.withHistory(manager, rows, decidedBy);
  }

  async byId(manager: EntityManager, id: number): Promise<Explanation | null> {
    const row = await manager.findOneBy(ExplanationEntity, { id });
    const [found] = row === null ? [] : await this.withHistory(manager, [row], null);
    return found ?? null;
  }

  async insert(manager: EntityManager, explanation: NewExplanation): Promise<number> {
    const { start, end, ...rest } = explanation;
    const row = { ...rest, startsAt: start, endsAt: end };
    const { identifiers } = await manager.insert(ExplanationEntity, row);
    return Number(identifiers[0].id);
  }

  /** `number` is the place in the history: the next one, or it is taken. */
  async append(
    manager: EntityManager,
    explanationId: number,
    number: number,
    entry: SignedEntry,
  ): Promise<void> {
    await manager.insert(ExplanationEntryEntity, { ...entry, explanationId, number });
  }

  private async withHistory(
    manager: EntityManager,
    rows: readonly ExplanationEntity[],
    decidedBy: Instant | null,
  ): Promise<Explanation[]> {
    const histories = new Map<number, SignedEntry[]>(rows.map(({ id }) => [id, []]));
    for (const ids of chunks([...histories.keys()])) {
      const entries = await manager.find(ExplanationEntryEntity, {
        where: { explanationId: In([...ids]) },
        order: { explanationId: 'ASC', number: 'ASC' },
      });
      for (const entry of entries) histories.get(entry.explanationId)?.push(toEntry(entry));
    }
    return rows.flatMap((row) => {
      const found = explanationAsOf(toExplained(row), histories.get(row.id) ?? [], decidedBy);
      return found === null ? [] : [found];
    });
  }
}

function chunks(ids: readonly number[]): (readonly number[])[] {
  const parts: (readonly number[])[] = [];
  for (let from = 0; from < ids.length; from += CHUNK_ROWS) parts.push(ids.slice(from, from + CHUNK_ROWS));
  return parts;
}

function toExplained(row: ExplanationEntity): NewExplanation & Pick<Explanation, 'id'> {
  const { id, agentId, teamId, siteId, kind, startsAt, endsAt, planned, planVersions } = row;
  return { id, agentId, teamId, siteId, kind, start: startsAt, end: endsAt, planned, planVersions };
}

function toEntry(row: ExplanationEntryEntity): SignedEntry {
  const { action, reason, words, authorId, authorName, at } = row;
  return { action, reason, words, authorId, authorName, at };
}
