/** Entities of this feature, for ormconfig.ts. */
export const adherenceEntities: readonly (new () => object)[] = [];
