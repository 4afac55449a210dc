import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type ForecastLayer } from '../forecast-layer.js';
import { ForecastLayerEntity } from './forecast-layer.entity.js';

type NewLayer = Pick<ForecastLayer, 'versionId' | 'span' | 'edit' | 'reason' | 'createdBy' | 'createdAt'>;

@Injectable()
export class ForecastLayerRepository {
  async insert(manager: EntityManager, { span, ...made }: NewLayer): Promise<ForecastLayer> {
    const row = manager.create(ForecastLayerEntity, {
      ...made,
      startsAt: span.start,
      endsAt: span.end,
      switchedOn: true,
      switchedBy: null,
      switchedAt: null,
      undoneBy: null,
      undoneAt: null,
    });
    return toLayer(await manager.save(row));
  }

  async find(manager: EntityManager, id: number): Promise<ForecastLayer | null> {
    const row = await manager.findOneBy(ForecastLayerEntity, { id });
    return row === null ? null : toLayer(row);
  }

  /** Of the versions, in the order in which they were put on. */
  async ofVersions(manager: EntityManager, versionIds: readonly number[]): Promise<ForecastLayer[]> {
    if (versionIds.length === 0) return [];
    const rows = await manager.find(ForecastLayerEntity, {
      where: { versionId: In([...new Set(versionIds)]) },
      order: { id: 'ASC' },
    });
    return rows.map(toLayer);
  }

  /** Only a layer that is not undone. */
  async switch(manager: EntityManager, id: number, on: boolean, by: number, at: Instant): Promise<void> {
    await manager.update(
      ForecastLayerEntity,
      { id, undoneAt: IsNull(), switchedOn: !on },
      { switchedOn: on, switchedBy: by, switchedAt: at },
    );
  }

  async undo(manager: EntityManager, id: number, by: number, at: Instant): Promise<void> {
    await manager.update(ForecastLayerEntity, { id, undoneAt: IsNull() }, { undoneBy: by, undoneAt: at });
  }
}

function toLayer({ startsAt, endsAt, ...row }: ForecastLayerEntity): ForecastLayer {
  return { ...row, kind: 'ForecastLayer', span: { start: startsAt, end: endsAt } };
}
