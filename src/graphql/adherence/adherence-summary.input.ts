import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { type SummaryLevel, type SummaryWanted } from '../../adherence/adherence-summary.js';
import { type BucketSize } from '../../adherence/engine/buckets.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { parseIdOrNull, parseIds } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { AsOfInput, toAsOf } from './as-of.input.js';

export const SummaryLevelEnum = { AGENT: 'agent', TEAM: 'team', SITE: 'site', CLIENT: 'client' } as const;
registerEnumType(SummaryLevelEnum, { name: 'AdherenceSummaryLevel' });

/** Values of an enum of the schema are texts. */
const SIZES = { QUARTER_HOUR: 15, HALF_HOUR: 30, HOUR: 60, DAY: 'day', WEEK: 'week' } as const;
export const SummaryBucketEnum = Object.fromEntries(Object.keys(SIZES).map((name) => [name, name]));
registerEnumType(SummaryBucketEnum, { name: 'AdherenceSummaryBucket' });

@InputType({ description: 'Ids that are left out do not narrow.' })
export class AdherenceSummaryInput {
  @Field(() => SummaryLevelEnum)
  level!: SummaryLevel;

  @Field(() => SummaryBucketEnum)
  bucket!: keyof typeof SIZES;

  @Field(() => LocalDateScalar)
  fromDate!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'The last day; 93 days at most, 8 by interval.' })
  toDate!: LocalDate;

  @Field(() => [ID], { nullable: true })
  agentIds?: string[] | null;

  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only this client’s rows, by client.' })
  clientId?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'The viewer’s; each site’s own without one.' })
  zone?: TimeZone | null;

  @Field(() => Int, { defaultValue: 20, description: 'Of the service level.' })
  answerThresholdSeconds!: number;

  @Field(() => AsOfInput, { nullable: true })
  asOf?: AsOfInput | null;
}

export function toSummaryWanted(input: AdherenceSummaryInput): SummaryWanted {
  const { level, bucket, fromDate, toDate, agentIds, zone, answerThresholdSeconds, asOf } = input;
  const size: BucketSize = SIZES[bucket];
  return {
    ...{ level, size, from: fromDate, to: toDate, answerThresholdSeconds },
    agentIds: agentIds ? parseIds(agentIds, 'agentIds') : null,
    teamId: parseIdOrNull(input.teamId, 'teamId'),
    siteId: parseIdOrNull(input.siteId, 'siteId'),
    clientId: parseIdOrNull(input.clientId, 'clientId'),
    ...{ zone: zone ?? null, asOf: toAsOf(asOf) },
  };
}
