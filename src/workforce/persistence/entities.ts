/** Entities of this feature, for ormconfig.ts. */
export const workforceEntities: readonly (new () => object)[] = [];
