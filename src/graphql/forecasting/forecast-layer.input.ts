import { Field, Float, ID, InputType } from '@nestjs/graphql';
import { type DriverKind } from '../../forecasting/engine/driver-uplift.js';
import { type LayerEdit, type LayerScope } from '../../forecasting/engine/layers.js';
import { type LayerOrder } from '../../forecasting/forecast-layer.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { DriverKindEnum, LayerScopeEnum } from './forecast-layer.type.js';

@InputType()
export class LayerContactsInput {
  @Field(() => Float)
  contacts!: number;

  @Field(() => LayerScopeEnum, { defaultValue: 'range' })
  scope!: LayerScope;
}

@InputType()
export class MoveContactsInput {
  @Field(() => LocalDateScalar, { description: 'Takes the first day of the range; later days follow it.' })
  toDate!: LocalDate;

  @Field(() => Float, { defaultValue: 1, description: 'Of the contacts.' })
  share!: number;
}

@InputType()
export class CopyShapeInput {
  @Field(() => LocalDateScalar, { description: 'A day of the forecast.' })
  fromDate!: LocalDate;
}

@InputType()
export class DriverInput {
  @Field(() => DriverKindEnum)
  driver!: DriverKind;

  @Field(() => Float, { description: 'Letters, messages, bills.' })
  pieces!: number;

  @Field(() => Float, { description: 'Contacts per piece over all days: 0.02 for 2 %.' })
  responseRate!: number;

  @Field(() => [Float], {
    defaultValue: [],
    description: 'How they fall on the days of the range; as the forecast does when left out.',
  })
  dailyShares!: number[];
}

@InputType({ description: 'Exactly one of the fields.' })
export class LayerEditInput {
  @Field(() => Float, { nullable: true, description: '10 for a tenth more, -100 to 1000.' })
  percent?: number | null;

  @Field(() => LayerContactsInput, { nullable: true })
  add?: LayerContactsInput | null;

  @Field(() => LayerContactsInput, { nullable: true })
  set?: LayerContactsInput | null;

  @Field(() => MoveContactsInput, { nullable: true })
  move?: MoveContactsInput | null;

  @Field(() => CopyShapeInput, { nullable: true, description: 'Each day keeps its total.' })
  copyShape?: CopyShapeInput | null;

  @Field(() => DriverInput, { nullable: true })
  driver?: DriverInput | null;
}

@InputType()
export class PreviewForecastLayerInput {
  @Field(() => ID)
  forecastId!: string;

  @Field(() => InstantScalar)
  from!: Instant;

  @Field(() => InstantScalar, { description: 'The first moment after the range.' })
  to!: Instant;

  @Field(() => LayerEditInput)
  edit!: LayerEditInput;
}

@InputType()
export class AddForecastLayerInput extends PreviewForecastLayerInput {
  @Field(() => String, { description: 'Why: 1 to 500 characters.' })
  reason!: string;
}

type PreviewOrder = Omit<LayerOrder, 'reason'>;

export function layerOrder({ reason, ...input }: AddForecastLayerInput): LayerOrder {
  return { ...previewOrder(input), reason };
}

export function previewOrder({ forecastId, from, to, edit }: PreviewForecastLayerInput): PreviewOrder {
  return {
    forecastVersionId: parseId(forecastId, 'forecastId'),
    span: { start: from, end: to },
    edit: layerEdit(edit),
  };
}

/** @throws UserError BAD_USER_INPUT unless exactly one edit is given. */
function layerEdit({ percent, add, set, move, copyShape, driver }: LayerEditInput): LayerEdit {
  const edits: LayerEdit[] = [
    ...(typeof percent === 'number' ? [{ kind: 'percent', percent } as const] : []),
    ...(add ? [{ kind: 'add', contacts: add.contacts, scope: add.scope } as const] : []),
    ...(set ? [{ kind: 'set', contacts: set.contacts, scope: set.scope } as const] : []),
    ...(move ? [{ kind: 'move', toDate: move.toDate, share: move.share } as const] : []),
    ...(copyShape ? [{ kind: 'copy-shape', fromDate: copyShape.fromDate } as const] : []),
    ...(driver ? [{ ...driver, kind: 'driver' } as const] : []),
  ];
  if (edits.length !== 1) {
    const message = `A layer makes one edit (got ${edits.length}). Give one of percent, add, set, move, copyShape and driver.`;
    throw badUserInput(message, 'edit', edits.length);
  }
  return edits[0];
}
