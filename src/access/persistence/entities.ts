/** Entities of this feature, for ormconfig.ts. */
export const accessEntities: readonly (new () => object)[] = [];
