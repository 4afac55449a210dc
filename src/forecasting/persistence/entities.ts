/** Entities of this feature, for ormconfig.ts. */
export const forecastingEntities: readonly (new () => object)[] = [];
