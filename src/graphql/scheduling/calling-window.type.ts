import { Field, Float, ObjectType } from '@nestjs/graphql';
import { type CalledZone } from '../../scheduling/engine/problem.js';
import { type BlockedTime } from '../../scheduling/engine/calling-windows.js';
import { type Interval } from '../../time/interval.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { TimeSpan } from './planning-period.type.js';

@ObjectType('RosterCalledZone', { description: 'Who is called, as rosters know it.' })
export class CalledZoneType {
  @Field(() => String)
  id!: string;

  @Field(() => String)
  jurisdiction!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => Float, { description: 'Of the list, 0 to 1.' })
  share!: number;

  @Field(() => Boolean)
  consent!: boolean;
}

@ObjectType({ description: 'Time that one rule closes. Rules are data to be confirmed by counsel.' })
export class BlockedCallingTime {
  @Field(() => TimeSpan)
  interval!: Interval;

  @Field(() => String)
  packId!: string;

  @Field(() => String)
  ruleId!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String)
  reason!: string;
}

@ObjectType('CalledZoneWindow')
export class CalledZoneWindowType {
  @Field(() => CalledZoneType)
  zone!: CalledZone;

  @Field(() => [TimeSpan])
  open!: readonly Interval[];

  @Field(() => [BlockedCallingTime], { description: 'Several rules may close the same time.' })
  blocked!: readonly BlockedTime[];
}
