import { createUnionType, Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type DriverKind } from '../../forecasting/engine/driver-uplift.js';
import { type LayerEdit, type LayerScope } from '../../forecasting/engine/layers.js';
import { type ForecastLayer, type SwitchLayerOutcome } from '../../forecasting/forecast-layer.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { Problem } from '../errors/problem.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

export const LayerKindEnum = {
  PERCENT: 'percent',
  ADD: 'add',
  SET: 'set',
  MOVE: 'move',
  COPY_SHAPE: 'copy-shape',
  DRIVER: 'driver',
} as const satisfies Record<string, LayerEdit['kind']>;
registerEnumType(LayerKindEnum, { name: 'ForecastLayerKind' });

export const LayerScopeEnum = { INTERVAL: 'interval', RANGE: 'range' } as const satisfies Record<
  string,
  LayerScope
>;
registerEnumType(LayerScopeEnum, {
  name: 'ForecastLayerScope',
  description: 'Contacts of each interval of the range, or of the range as a whole, spread in its shape.',
});

export const DriverKindEnum = {
  MAILING: 'mailing',
  EMAIL: 'email',
  TEXT_MESSAGE: 'text-message',
  ADVERTISING: 'advertising',
  BILLING: 'billing',
  PRICE_CHANGE: 'price-change',
  PRODUCT_LAUNCH: 'product-launch',
  OUTAGE: 'outage',
  OTHER: 'other',
} as const satisfies Record<string, DriverKind>;
registerEnumType(DriverKindEnum, { name: 'ForecastDriver', description: 'What makes people call.' });

@ObjectType('ForecastLayerEdit', { description: 'What a layer does; the fields of its kind are filled.' })
export class LayerEditType {
  @Field(() => LayerKindEnum)
  kind!: LayerEdit['kind'];

  @Field(() => Float, { nullable: true })
  percent?: number;

  @Field(() => Float, { nullable: true, description: 'Of add and set.' })
  contacts?: number;

  @Field(() => LayerScopeEnum, { nullable: true, description: 'Of add and set.' })
  scope?: LayerScope;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Of move.' })
  toDate?: LocalDate;

  @Field(() => Float, { nullable: true, description: 'Of move.' })
  share?: number;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Of copy-shape.' })
  fromDate?: LocalDate;

  @Field(() => DriverKindEnum, { nullable: true })
  driver?: DriverKind;

  @Field(() => Float, { nullable: true, description: 'Of a driver: letters, messages, bills.' })
  pieces?: number;

  @Field(() => Float, { nullable: true, description: 'Of a driver: contacts per piece.' })
  responseRate?: number;

  @Field(() => [Float], { nullable: true, description: 'Of a driver, the first day first.' })
  dailyShares?: readonly number[];
}

@ObjectType('ForecastLayer', {
  description: 'An edit of a forecast version. Never deleted: switched off or undone it does not count.',
})
export class ForecastLayerType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  versionId!: number;

  @Field(() => InstantScalar)
  startsAt!: Instant;

  @Field(() => InstantScalar)
  endsAt!: Instant;

  @Field(() => LayerEditType)
  edit!: LayerEditType;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { description: 'The account that put it on.' })
  createdBy!: number;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => Boolean)
  switchedOn!: boolean;

  @Field(() => ID, { nullable: true, description: 'The account that switched it last.' })
  switchedBy!: number | null;

  @Field(() => InstantScalar, { nullable: true })
  switchedAt!: Instant | null;

  @Field(() => ID, { nullable: true })
  undoneBy!: number | null;

  @Field(() => InstantScalar, { nullable: true })
  undoneAt!: Instant | null;
}

@ObjectType('ForecastLayerUndone', { implements: () => Problem })
export class ForecastLayerUndoneType extends Problem {
  @Field(() => ID)
  layerId!: number;

  @Field(() => InstantScalar)
  undoneAt!: Instant;
}

@ObjectType('ForecastLayerChange')
export class ForecastLayerChangeType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float, { nullable: true, description: 'Missing where the layer gives the first figure.' })
  before!: number | null;

  @Field(() => Float)
  after!: number;
}

const OUTCOMES = {
  ForecastLayer: ForecastLayerType,
  ForecastLayerUndone: ForecastLayerUndoneType,
} as const satisfies Record<SwitchLayerOutcome['kind'], unknown>;

export const SwitchForecastLayerResult = createUnionType({
  name: 'SwitchForecastLayerResult',
  types: () => [ForecastLayerType, ForecastLayerUndoneType] as const,
  resolveType: ({ kind }: SwitchLayerOutcome) => OUTCOMES[kind],
});

export type ShownLayer = ForecastLayer & Pick<ForecastLayerType, 'startsAt' | 'endsAt'>;

export function shownLayer(layer: ForecastLayer): ShownLayer {
  return { ...layer, startsAt: layer.span.start, endsAt: layer.span.end };
}
