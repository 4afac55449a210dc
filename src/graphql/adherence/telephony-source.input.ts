import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type ReasonMap, type ReasonState } from '../../adherence/engine/agent-state.js';
import { reasonTwice } from '../../adherence/adherence.errors.js';
import { type IdentityEntry } from '../../adherence/identity.service.js';
import { type NewTelephonySource, type SourceRules } from '../../adherence/source-rules.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { ReasonStateEnum } from './state.enum.js';

@InputType()
export class ReasonInput {
  @Field(() => String)
  reason!: string;

  @Field(() => ReasonStateEnum)
  state!: ReasonState;
}

@InputType()
export class CreateTelephonySourceInput {
  @Field(() => String, { description: 'Part of the address that events are posted to.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { defaultValue: 'cloudevents' })
  connector!: string;

  @Field(() => [ReasonInput], { defaultValue: [] })
  reasons!: ReasonInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'Leave out for a source that is silent while nothing changes.',
  })
  freshnessSeconds?: number | null;

  @Field(() => Int, { defaultValue: 900 })
  latenessSeconds!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The secret that the platform signs with, where it makes its own (twilio, zendesk). It is never shown again; left out, one is made here.',
  })
  key?: string | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateTelephonySourceInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => [ReasonInput], { nullable: true })
  reasons?: ReasonInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Write null to let silence be normal.' })
  freshnessSeconds?: number | null;

  @Field(() => Int, { nullable: true })
  latenessSeconds?: number | null;
}

@InputType({ description: 'A login of the source and the agent it belongs to; without times for ever.' })
export class AgentIdentityInput {
  @Field(() => String)
  agentKey!: string;

  @Field(() => String)
  agentCode!: string;

  @Field(() => InstantScalar, { nullable: true })
  validFrom?: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  validTo?: Instant | null;
}

@InputType()
export class EndAgentIdentityInput {
  @Field(() => ID)
  sourceId!: string;

  @Field(() => String)
  agentKey!: string;

  @Field(() => InstantScalar)
  validTo!: Instant;
}

export function newSource(input: CreateTelephonySourceInput): NewTelephonySource {
  const { code, name, connector, reasons, freshnessSeconds, latenessSeconds } = input;
  return {
    code,
    name,
    connector,
    reasonMap: reasonMap(reasons),
    freshnessSeconds: freshnessSeconds ?? null,
    latenessSeconds,
  };
}

export function changedRules(input: UpdateTelephonySourceInput): Partial<SourceRules> {
  return {
    ...(typeof input.name === 'string' ? { name: input.name } : {}),
    ...(input.reasons ? { reasonMap: reasonMap(input.reasons) } : {}),
    ...(input.freshnessSeconds !== undefined ? { freshnessSeconds: input.freshnessSeconds } : {}),
    ...(typeof input.latenessSeconds === 'number' ? { latenessSeconds: input.latenessSeconds } : {}),
  };
}

export function identityEntry({
  agentKey,
  agentCode,
  validFrom,
  validTo,
}: AgentIdentityInput): IdentityEntry {
  return { agentKey, agentCode, validFrom: validFrom ?? null, validTo: validTo ?? null };
}

function reasonMap(reasons: readonly ReasonInput[]): ReasonMap {
  // In the map that it becomes the second would silently be in the place of the first.
  const twice = reasons.find((one, at) => reasons.findIndex(({ reason }) => reason === one.reason) < at);
  if (twice !== undefined) throw reasonTwice(twice.reason);
  return Object.fromEntries(reasons.map(({ reason, state }) => [reason, state]));
}
