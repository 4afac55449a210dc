import {
  AccessTokenEntity,
  AccountEntity,
  AccountGrantEntity,
  SignInFailureEntity,
} from './account.entity.js';

/** Entities of this feature, for ormconfig.ts. */
export const accessEntities: readonly (new () => object)[] = [
  AccountEntity,
  AccountGrantEntity,
  AccessTokenEntity,
  SignInFailureEntity,
];
