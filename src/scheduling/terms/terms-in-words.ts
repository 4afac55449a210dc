import { type LocalDate } from '../../time/zoned-time.js';
import { type TermLine } from '../schedule.js';
import { countedMoney } from '../solver/pay-mapping.js';
import { type PeriodTerms } from './period-terms.js';
import { planningRuleInWords, premiumInWords } from './rule-words.js';
import { type Meant, type OffPhoneActivityRow, type PayRate } from './terms.js';

/** All that a period's rosters are held to, a line each, so that two runs can be told apart. */
export function termsInWords(terms: PeriodTerms): TermLine[] {
  const lines = [...lawLines(terms), ...ruleLines(terms), ...moneyLines(terms), ...wishLines(terms)];
  return lines.map(({ content, ...line }) => ({ ...line, content: JSON.stringify(content) }));
}

interface Line extends Omit<TermLine, 'content'> {
  readonly content: object;
}

/** A row but for who wrote it when. */
function meantBy<T extends PayRate | OffPhoneActivityRow>(row: T): Partial<T> {
  return { ...row, id: undefined, createdBy: undefined, createdAt: undefined };
}

function nameOf(
  rows: readonly { readonly id: number; readonly name: string }[],
  what: string,
  id: number | null,
): string {
  return rows.find((row) => row.id === id)?.name ?? `${what} ${id ?? ''}`;
}

function lawLines({ choices, packs, flags, agents }: PeriodTerms): Line[] {
  return [
    ...choices.map(({ siteId, packId, validFrom, validTo }): Line => {
      const pack = packs.find(({ id }) => id === packId);
      const text = `${pack?.title ?? packId}${datesInWords(validFrom, validTo)} (${pack?.source ?? 'not found'})`;
      return { kind: 'pack', siteId, text, content: { packId, validFrom, validTo } };
    }),
    ...flags.map(({ agentId, flag, validFrom, validTo }): Line => {
      const text = `${nameOf(agents, 'agent', agentId)}: ${flag}${datesInWords(validFrom, validTo)}`;
      return { kind: 'flag', siteId: null, text, content: { agentId, flag, validFrom, validTo } };
    }),
  ];
}

function ruleLines({ rules, shiftTypes }: PeriodTerms): Line[] {
  return [
    ...rules.map(({ siteId, kind, content, validFrom, validTo }): Line => {
      const dates = validFrom === null ? '' : datesInWords(validFrom, validTo);
      return { kind: 'rule', siteId, text: `${planningRuleInWords({ kind, content })}${dates}`, content };
    }),
    ...shiftTypes.map(({ code, name, earliest, latest, lengthsMinutes, pauses }): Line => {
      const length = lengthsMinutes === null ? '' : `, ${lengthsMinutes.join(' or ')} min`;
      const content = { code, earliest, latest, lengthsMinutes, pauses };
      return {
        kind: 'shift-type',
        siteId: null,
        text: `${name} (${code}): starts ${earliest} to ${latest}${length}`,
        content,
      };
    }),
  ];
}

function moneyLines(terms: PeriodTerms): Line[] {
  const { payRates, money, budgets, agents, contracts } = terms;
  const counted = money === null ? [] : [moneyLine(money)];
  const whoseRate = ({ contractId, agentId }: PayRate) =>
    contractId === null ? nameOf(agents, 'agent', agentId) : nameOf(contracts, 'contract', contractId);
  return [
    ...payRates.map((rate): Line => {
      const content = meantBy(rate);
      return { kind: 'pay', siteId: null, text: rateInWords(whoseRate(rate), rate), content };
    }),
    ...counted,
    ...uncounted(terms),
    ...budgets.map(({ siteId, amount, level, weight }): Line => {
      const text = `Budget ${amount}${meantInWords({ level, weight }, 'unit over it')}`;
      return { kind: 'budget', siteId, text, content: { amount, level, weight } };
    }),
  ];
}

/** Pay that is in no sum, as nobody said what its currency is worth. */
function uncounted(terms: PeriodTerms): Line[] {
  const { currency, unknownCurrencies } = countedMoney(terms);
  if (unknownCurrencies.length === 0) return [];
  const advice = currency === null ? 'say what the period counts in' : `give exchange rates into ${currency}`;
  const text = `Pay in ${unknownCurrencies.join(', ')} is not counted: ${advice}`;
  return [{ kind: 'pay', siteId: null, text, content: { unknownCurrencies } }];
}

function moneyLine({ currency, exchangeRates, costWeight }: NonNullable<PeriodTerms['money']>): Line {
  const rates = exchangeRates.map((each) => `, 1 ${each.currency} is ${each.rate}`).join('');
  const weight = costWeight === null ? '' : `; a unit counts ${costWeight} points`;
  const content = { currency, exchangeRates, costWeight };
  return { kind: 'pay', siteId: null, text: `Counted in ${currency}${rates}${weight}`, content };
}

function rateInWords(whose: string, rate: PayRate): string {
  const { currency, perHour, premiums, validFrom, validTo } = rate;
  const more = premiums.map((premium) => `, ${premiumInWords(premium)}`).join('');
  return `${whose}: ${perHour} ${currency} an hour${more}${datesInWords(validFrom, validTo)}`;
}

function wishLines(terms: PeriodTerms): Line[] {
  const { requests, activities, minimumCovers, agents, queues, shiftTypes } = terms;
  return [
    ...requests.map(({ agentId, date, wish, shiftTypeId, weight }): Line => {
      const what = shiftTypeId === null ? 'work' : `“${nameOf(shiftTypes, 'type', shiftTypeId)}”`;
      const content = { agentId, date, wish, shiftTypeId, weight };
      const text = `${nameOf(agents, 'agent', agentId)}: ${wish} ${what} on ${date}; soft, ${weight}`;
      return { kind: 'request', siteId: null, text, content };
    }),
    ...activities
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map((activity): Line => {
        const content = meantBy(activity);
        return { kind: 'off-phone-activity', siteId: null, text: activityInWords(activity), content };
      }),
    ...minimumCovers.map(({ queueId, hours, level, weight, validFrom, validTo }): Line => {
      const content = { queueId, hours, level, weight, validFrom, validTo };
      const most = Math.max(0, ...hours.map(({ agents: least }) => least));
      const text = `${nameOf(queues, 'queue', queueId)}: up to ${most} agents at least${datesInWords(validFrom, validTo)}${meantInWords({ level, weight }, 'minute')}`;
      return { kind: 'minimum-cover', siteId: null, text, content };
    }),
  ];
}

function activityInWords({
  name,
  minutes,
  firstDate,
  lastDate,
  from,
  to,
  ...meant
}: OffPhoneActivityRow): string {
  const when = `${firstDate} to ${lastDate}, ${from} to ${to}`;
  return `${name}: ${minutes} min, ${when}${meantInWords(meant, 'missing minute')}`;
}

function meantInWords({ level, weight }: Meant, unit: string): string {
  return level === 'hard' ? '; hard' : `; soft, ${weight ?? 1} a ${unit}`;
}

function datesInWords(from: LocalDate, to: LocalDate | null): string {
  return to === null ? ` from ${from}` : ` from ${from} to ${to}`;
}
