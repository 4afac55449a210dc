import { Module } from '@nestjs/common';
import { Args, Field, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Public } from '../../src/graphql/current-actor.decorator.js';
import { parseId } from '../../src/graphql/scalars/ids.js';
import { InstantScalar } from '../../src/graphql/scalars/instant.scalar.js';
import { LocalDateScalar } from '../../src/graphql/scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../../src/graphql/scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../../src/graphql/scalars/time-zone.scalar.js';
import { type Instant } from '../../src/time/instant.js';
import { type LocalDate, type LocalTime, type TimeZone } from '../../src/time/zoned-time.js';

@ObjectType()
class Node {
  @Field(() => Int)
  depth!: number;
}

@Resolver(() => Node)
class NodeResolver {
  @ResolveField(() => Node)
  child(@Parent() { depth }: Node): Node {
    return { depth: depth + 1 };
  }

  @ResolveField(() => [Node])
  children(
    @Parent() node: Node,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
  ): Node[] {
    return [this.child(node)].slice(0, first);
  }

  @ResolveField(() => Int)
  broken(): number {
    throw new Error('SELECT password FROM account');
  }

  @ResolveField(() => Int)
  unserializable(): number {
    return NaN;
  }
}

@Resolver()
class SampleResolver {
  @Public()
  @Query(() => Node)
  sampleNode(): Node {
    return { depth: 0 };
  }

  @Query(() => String)
  sampleSecret(): string {
    return 'for those who are signed in';
  }

  @Public()
  @Query(() => String, { nullable: true })
  sampleId(@Args('id', { type: () => ID }) id: string): string {
    return String(parseId(id));
  }

  @Public()
  @Query(() => InstantScalar, { nullable: true })
  sampleInstant(@Args('at', { type: () => InstantScalar }) at: Instant): Instant {
    return at;
  }

  @Public()
  @Query(() => LocalDateScalar, { nullable: true })
  sampleDate(@Args('date', { type: () => LocalDateScalar }) date: LocalDate): LocalDate {
    return date;
  }

  @Public()
  @Query(() => LocalTimeScalar, { nullable: true })
  sampleTime(@Args('time', { type: () => LocalTimeScalar }) time: LocalTime): LocalTime {
    return time;
  }

  @Public()
  @Query(() => TimeZoneScalar, { nullable: true })
  sampleZone(@Args('zone', { type: () => TimeZoneScalar }) zone: TimeZone): TimeZone {
    return zone;
  }
}

/** Fields that do nothing but show how the API treats them. */
@Module({ providers: [NodeResolver, SampleResolver] })
export class SampleModule {}
