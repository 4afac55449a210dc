import { CapacityPlanEntity } from './capacity-plan.entity.js';
import { ForecastBatchQueueEntity } from './forecast-batch.entity.js';
import { ForecastLayerEntity } from './forecast-layer.entity.js';
import { ForecastSnapshotDayEntity, ForecastSnapshotEntity } from './forecast-snapshot.entity.js';
import { ForecastRowEntity, ForecastVersionEntity } from './forecast.entity.js';
import { HistoryMappingEntity } from './history-mapping.entity.js';
import { HistoryImportEntity, HistoryIntervalEntity } from './history.entity.js';
import { RequirementEntity, RequirementRowEntity } from './requirement.entity.js';
import { UnusualDayEntity } from './unusual-day.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const forecastingEntities: readonly (new () => object)[] = [
  HistoryImportEntity,
  HistoryIntervalEntity,
  HistoryMappingEntity,
  UnusualDayEntity,
  ForecastVersionEntity,
  ForecastRowEntity,
  ForecastBatchQueueEntity,
  ForecastLayerEntity,
  ForecastSnapshotEntity,
  ForecastSnapshotDayEntity,
  RequirementEntity,
  RequirementRowEntity,
  CapacityPlanEntity,
];
