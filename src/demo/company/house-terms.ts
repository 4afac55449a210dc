import { type PayPremium } from '../../scheduling/engine/pay.js';
import { type LocalWindow } from '../../scheduling/engine/work-rules.js';
import {
  type LabourFlag,
  type LabourPackChoice,
  type MinimumCoverRow,
  type New,
  type PayRate,
  type PlanningRuleContent,
  type PlanningRuleKind,
  type ShiftTypeRow,
} from '../../scheduling/terms/terms.js';
import { localTime } from '../../time/zoned-time.js';

/** What the house lays down for longer than a week. Rates and premiums are made up, but of the size paid for such work. */

type Undated<T> = Omit<T, 'validFrom' | 'validTo'>;

type DemoPackChoice = Undated<Omit<New<LabourPackChoice>, 'siteId'>> & { readonly siteCode: string };
type DemoFlag = Undated<Omit<New<LabourFlag>, 'agentId'>> & { readonly agentCode: string };
type DemoMinimumCover = Undated<Omit<New<MinimumCoverRow>, 'queueId'>> & { readonly queueCode: string };
interface DemoSiteRule {
  readonly siteCode: string;
  readonly kind: PlanningRuleKind;
  readonly content: PlanningRuleContent;
}
/** Exactly one of `contractCode` and `agentCode` is set. */
type DemoPayRate = Pick<PayRate, 'currency' | 'perHour' | 'premiums'> & {
  readonly contractCode: string | null;
  readonly agentCode: string | null;
};

/** Colombia has no pack yet: its site keeps to its contracts. */
export const PACK_CHOICES: readonly DemoPackChoice[] = [
  { siteCode: 'MNL', packId: 'ph' },
  { siteCode: 'KRK', packId: 'eu' },
];

export const FLAGS: readonly DemoFlag[] = [
  { agentCode: 'MNL-003', flag: 'ph-overtime' },
  { agentCode: 'KRK-002', flag: 'eu-48h-opt-out' },
  { agentCode: 'KRK-031', flag: 'eu-48h-opt-out' },
];

function window(from: string, to: string): LocalWindow {
  return { from: localTime(from), to: localTime(to) };
}

const HOLIDAY: PayPremium = { kind: 'holiday', percent: 100 };

/** Night and overtime are in the pack `ph`. */
const PHILIPPINE: readonly PayPremium[] = [HOLIDAY, { kind: 'weekend', percent: 30, weekdays: [7] }];
const COLOMBIAN: readonly PayPremium[] = [
  { kind: 'night', percent: 35, window: window('21:00', '06:00') },
  { kind: 'weekend', percent: 75, weekdays: [7] },
  { kind: 'holiday', percent: 75 },
  { kind: 'overtime', percent: 25, per: 'day', afterMinutes: 480 },
];
const POLISH: readonly PayPremium[] = [
  { kind: 'night', percent: 20, window: window('21:00', '07:00') },
  { kind: 'weekend', percent: 25, weekdays: [6, 7] },
  HOLIDAY,
  { kind: 'overtime', percent: 50, per: 'day', afterMinutes: 480 },
];

function ofContract(
  contractCode: string,
  currency: string,
  perHour: string,
  premiums: readonly PayPremium[],
): DemoPayRate {
  return { contractCode, agentCode: null, currency, perHour, premiums };
}

export const PAY_RATES: readonly DemoPayRate[] = [
  ofContract('PH-DAY', 'PHP', '165.00', PHILIPPINE),
  ofContract('PH-NIGHT', 'PHP', '180.00', PHILIPPINE),
  ofContract('PH-PART', 'PHP', '170.00', PHILIPPINE),
  ofContract('CO-FULL', 'COP', '14500.00', COLOMBIAN),
  ofContract('CO-PART', 'COP', '13800.00', COLOMBIAN),
  ofContract('PL-FULL', 'PLN', '42.00', POLISH),
  ofContract('PL-PART', 'PLN', '39.50', POLISH),
  { contractCode: null, agentCode: 'KRK-001', currency: 'PLN', perHour: '54.00', premiums: POLISH },
];

function shiftType(code: string, name: string, earliest: string, latest: string): New<ShiftTypeRow> {
  const starts = { earliest: localTime(earliest), latest: localTime(latest) };
  return { code, name, ...starts, lengthsMinutes: null, pauses: null };
}

export const SHIFT_TYPES: readonly New<ShiftTypeRow>[] = [
  shiftType('EARLY', 'Early (demo)', '05:00', '08:00'),
  shiftType('DAY', 'Day (demo)', '09:00', '11:00'),
  shiftType('LATE', 'Late (demo)', '12:00', '17:00'),
  shiftType('NIGHT', 'Night (demo)', '18:00', '23:00'),
];

/** Whoever has lost a card finds somebody there, however quiet the night. */
export const MINIMUM_COVER: readonly DemoMinimumCover[] = [
  {
    queueCode: 'CARDS-EN',
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], ...window('00:00', '00:00'), agents: 2 }],
    level: 'soft',
    weight: 12,
  },
];

const WORKDAYS = [1, 2, 3, 4, 5] as const;

export const SITE_RULES: readonly DemoSiteRule[] = [
  {
    siteCode: 'MNL',
    kind: 'rule',
    content: {
      rule: 'shift-start-distance',
      max: 240,
      level: 'soft',
      weight: 0.2,
      source: 'Demo: house agreement of Manila',
    },
  },
  {
    siteCode: 'KRK',
    kind: 'rule',
    content: {
      rule: 'working-weekends',
      max: 1,
      weeks: 2,
      level: 'soft',
      weight: 120,
      source: 'Demo: works agreement of Krakow',
    },
  },
  {
    siteCode: 'KRK',
    kind: 'shift-type-cover',
    content: { shiftType: 'LATE', weekdays: WORKDAYS, min: 8, level: 'soft', weight: 60 },
  },
];
