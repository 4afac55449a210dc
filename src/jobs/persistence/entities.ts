import { JobEntity } from './job.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const jobsEntities: readonly (new () => object)[] = [JobEntity];
