import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type AccessToken, type Account, TOKEN_KINDS, type TokenKind } from '../../access/account.js';
import {
  type Grant,
  type Permission,
  permissionsEverywhereOf,
  permissionsOf,
  ROLES,
  type Role,
} from '../../access/actor.js';
import { type Instant } from '../../time/instant.js';
import { Connection } from '../connection.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

/** `team-lead` is `TEAM_LEAD` in the schema. */
export const RoleEnum = Object.fromEntries(
  ROLES.map((role) => [role.toUpperCase().replaceAll('-', '_'), role]),
);
registerEnumType(RoleEnum, { name: 'Role' });

export const TokenKindEnum = Object.fromEntries(TOKEN_KINDS.map((kind) => [kind.toUpperCase(), kind]));
registerEnumType(TokenKindEnum, { name: 'TokenKind' });

@ObjectType('Grant', { description: 'A role, and where it holds.' })
export class GrantType {
  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean)
  everywhere!: boolean;

  @Field(() => [ID])
  siteIds!: readonly number[];

  @Field(() => [ID])
  teamIds!: readonly number[];

  @Field(() => [ID])
  clientIds!: readonly number[];

  @Field(() => [ID])
  agentIds!: readonly number[];
}

@ObjectType('Account')
export class AccountType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The agent whose account it is.' })
  agentId!: number | null;

  @Field(() => Boolean)
  disabled!: boolean;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => [GrantType])
  grants!: readonly GrantType[];

  @Field(() => [String], { description: 'What some grant allows somewhere: `agent.read`, `roster.write`.' })
  permissions!: readonly Permission[];

  @Field(() => [String], {
    description: 'What some grant allows everywhere, as changing data that all share needs.',
  })
  permissionsEverywhere!: readonly Permission[];
}

@ObjectType()
export class AccountConnection extends Connection(AccountType, 'Account') {}

@ObjectType('AccessToken', { description: 'A personal token of a script, or the session of a browser.' })
export class AccessTokenType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  accountId!: number;

  @Field(() => TokenKindEnum)
  kind!: TokenKind;

  @Field(() => String)
  label!: string;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => InstantScalar)
  expiresAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'To about five minutes.' })
  lastUsedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  revokedAt!: Instant | null;
}

@ObjectType('CreatedToken')
export class CreatedTokenType {
  @Field(() => AccessTokenType)
  token!: AccessToken;

  @Field(() => String, { description: 'Shown this once. Send it as "Authorization: Bearer ...".' })
  secret!: string;
}

export function toAccount(account: Account): AccountType {
  return {
    ...account,
    grants: account.grants.map(toGrant),
    permissions: permissionsOf(account),
    permissionsEverywhere: permissionsEverywhereOf(account),
  };
}

function toGrant({ role, scope }: Grant): GrantType {
  return { role, ...scope };
}
