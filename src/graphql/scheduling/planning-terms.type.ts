import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TERM_KINDS, type TermKind, type TermLine } from '../../scheduling/schedule.js';

export const TermKindEnum = Object.fromEntries(
  TERM_KINDS.map((kind) => [kind.toUpperCase().replaceAll('-', '_'), kind]),
);
registerEnumType(TermKindEnum, { name: 'TermKind' });

@ObjectType('PlanningTerm', { description: 'One thing that a roster is held to beside contracts.' })
export class PlanningTermType implements TermLine {
  @Field(() => TermKindEnum)
  kind!: TermKind;

  @Field(() => ID, { nullable: true, description: 'Of this site’s agents alone.' })
  siteId!: number | null;

  @Field(() => String, { description: 'For people.' })
  text!: string;

  @Field(() => String, { description: 'Exactly what was meant, as JSON.' })
  content!: string;
}

@ObjectType('TermChanges')
export class TermChangesType {
  @Field(() => [PlanningTermType])
  added!: readonly TermLine[];

  @Field(() => [PlanningTermType], {
    description: 'Changed ones are here as they were, and above as they are.',
  })
  removed!: readonly TermLine[];
}
