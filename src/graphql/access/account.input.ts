import { Field, ID, InputType } from '@nestjs/graphql';
import { type Grant, type Role } from '../../access/actor.js';
import { parseIds } from '../scalars/ids.js';
import { RoleEnum } from './account.type.js';

@InputType({ description: 'A role, and where it holds: everywhere, or in what is listed.' })
export class GrantInput {
  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean, { defaultValue: false })
  everywhere!: boolean;

  @Field(() => [ID], { defaultValue: [] })
  siteIds!: string[];

  @Field(() => [ID], { defaultValue: [] })
  teamIds!: string[];

  @Field(() => [ID], { defaultValue: [] })
  clientIds!: string[];

  @Field(() => [ID], { defaultValue: [] })
  agentIds!: string[];
}

@InputType()
export class CreateAccountInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  password!: string;

  @Field(() => [GrantInput])
  grants!: GrantInput[];
}

export function toGrants(grants: readonly GrantInput[]): Grant[] {
  return grants.map(({ role, everywhere, siteIds, teamIds, clientIds, agentIds }) => ({
    role,
    scope: {
      everywhere,
      siteIds: parseIds(siteIds, 'siteIds'),
      teamIds: parseIds(teamIds, 'teamIds'),
      clientIds: parseIds(clientIds, 'clientIds'),
      agentIds: parseIds(agentIds, 'agentIds'),
    },
  }));
}
