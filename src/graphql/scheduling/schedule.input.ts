import { ArgsType, Field, ID } from '@nestjs/graphql';
import { type WhichViolations } from '../../scheduling/roster.service.js';
import { PageArgs } from '../connection.js';
import { parseId } from '../scalars/ids.js';

@ArgsType()
export class ViolationArgs extends PageArgs {
  @Field(() => String, { nullable: true })
  ruleId?: string | null;

  @Field(() => ID, { nullable: true })
  agentId?: string | null;
}

export function toWhichViolations({ ruleId, agentId }: ViolationArgs): WhichViolations {
  return {
    ...(ruleId ? { ruleId } : {}),
    ...(agentId ? { agentId: parseId(agentId, 'agentId') } : {}),
  };
}
