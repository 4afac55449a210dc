/** Entities of this feature, for ormconfig.ts. */
export const jobsEntities: readonly (new () => object)[] = [];
