import { CapacityPlanEntity } from './capacity-plan.entity.js';
import { ForecastLayerEntity } from './forecast-layer.entity.js';
import { ForecastSnapshotDayEntity, ForecastSnapshotEntity } from './forecast-snapshot.entity.js';
import { ForecastRowEntity, ForecastVersionEntity } from './forecast.entity.js';
import { HistoryMappingEntity } from './history-mapping.entity.js';
import { HistoryImportEntity, HistoryIntervalEntity } from './history.entity.js';
import { RequirementEntity, RequirementRowEntity } from './requirement.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const forecastingEntities: readonly (new () => object)[] = [
  HistoryImportEntity,
  HistoryIntervalEntity,
  HistoryMappingEntity,
  ForecastVersionEntity,
  ForecastRowEntity,
  ForecastLayerEntity,
  ForecastSnapshotEntity,
  ForecastSnapshotDayEntity,
  RequirementEntity,
  RequirementRowEntity,
  CapacityPlanEntity,
];
