/** Entities of this feature, for ormconfig.ts. */
export const schedulingEntities: readonly (new () => object)[] = [];
