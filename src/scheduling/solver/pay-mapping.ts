import { type Pay } from '../engine/pay.js';
import { type Contract, type SchedulingProblem } from '../engine/problem.js';
import { centsOf, exchanged } from '../terms/money.js';
import { inForceOn, type PeriodTerms } from '../terms/period-terms.js';
import { type PayRate } from '../terms/terms.js';
import { agentContract } from './work-ids.js';

/** Points of an hour at the dearest rate: half of what an hour too many on a queue costs, so that pay never outweighs cover. */
const POINTS_OF_DEAREST_HOUR = 30;

/** In which currency a period counts, and whose pay is not counted for want of a rate or an exchange rate. */
export interface CountedMoney {
  readonly currency: string | null;
  readonly costWeight: number;
  /** Currencies of pay that have no exchange rate. */
  readonly unknownCurrencies: readonly string[];
}

/** The period's own currency, or else the one that all rates are in. */
export function currencyOf({ money, payRates }: Pick<PeriodTerms, 'money' | 'payRates'>): string | null {
  if (money !== null) return money.currency;
  const currencies = new Set(payRates.map(({ currency }) => currency));
  return currencies.size === 1 ? [...currencies][0] : null;
}

/** How money is counted in a period. */
export function countedMoney(terms: PeriodTerms): CountedMoney {
  const currency = currencyOf(terms);
  const used = terms.payRates.map((rate) => ({ rate, cents: countedCents(rate, terms) }));
  const known = used.flatMap(({ cents }) => (cents === null ? [] : [cents]));
  const unknown = used.flatMap(({ rate, cents }) => (cents === null ? [rate.currency] : []));
  return {
    currency,
    costWeight: terms.money?.costWeight ?? usualCostWeight(known),
    unknownCurrencies: [...new Set(unknown)].sort(),
  };
}

function usualCostWeight(cents: readonly number[]): number {
  const dearest = Math.max(0, ...cents);
  return dearest === 0 ? 1 : POINTS_OF_DEAREST_HOUR / (dearest / 100);
}

/** Hundredths an hour in the period's currency; null without one, or without an exchange rate into it. */
function countedCents({ perHour, currency }: PayRate, terms: PeriodTerms): number | null {
  const cents = centsOf(perHour);
  const into = currencyOf(terms);
  if (cents === null || into === null) return null;
  if (currency === into) return cents;
  const found = terms.money?.exchangeRates.find((each) => each.currency === currency);
  return found === undefined ? null : exchanged(cents, found.rate);
}

/** The problem with pay, what a unit of money weighs, and budgets. */
export function withMoney(problem: SchedulingProblem, terms: PeriodTerms): SchedulingProblem {
  if (terms.payRates.length === 0) return problem;
  const paid = problem.contracts.map((contract) => withPay(contract, payOf(contract.id, terms)));
  const contracts = new Map(paid.map((contract) => [contract.id, contract]));
  const agents = problem.agents.map((agent) => {
    const own = rateFor(terms, (rate) => String(rate.agentId) === agent.id);
    const contract = contracts.get(agent.contractId);
    if (own === undefined || contract === undefined) return agent;
    const contractId = agentContract(agent.contractId, own.id);
    contracts.set(contractId, withPay({ ...contract, id: contractId }, toPay(own, terms)));
    return { ...agent, contractId };
  });
  const { costWeight } = countedMoney(terms);
  return {
    ...problem,
    contracts: [...contracts.values()],
    agents,
    weights: { ...problem.weights, labourCost: costWeight },
    ...(terms.budgets.length === 0 ? {} : { labourBudgets: toBudgets(problem, terms) }),
  };
}

function payOf(contractId: string, terms: PeriodTerms): Pay | undefined {
  const rate = rateFor(terms, (each) => String(each.contractId) === contractId);
  return rate === undefined ? undefined : toPay(rate, terms);
}

/** The rate of the period's first day, or else the first to begin in it. */
function rateFor({ payRates, period }: PeriodTerms, isOf: (rate: PayRate) => boolean): PayRate | undefined {
  const own = payRates.filter(isOf);
  const [next] = [...own].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return inForceOn(own, period.firstDate) ?? next;
}

function toPay(rate: PayRate, terms: PeriodTerms): Pay | undefined {
  const centsPerHour = countedCents(rate, terms);
  return centsPerHour === null ? undefined : { centsPerHour, premiums: rate.premiums };
}

function withPay(contract: Contract, pay: Pay | undefined): Contract {
  return { ...contract, pay };
}

function toBudgets({ agents }: SchedulingProblem, terms: PeriodTerms) {
  const currency = currencyOf(terms) ?? '';
  return terms.budgets
    .filter(({ siteId }) => siteId === null || agents.some((agent) => agent.siteId === String(siteId)))
    .map(({ siteId, amount, level, weight }) => {
      const site = terms.sites.find(({ id }) => id === siteId);
      return {
        id: `${site?.name ?? 'all sites'}, ${currency}`,
        amount: (centsOf(amount) ?? 0) / 100,
        ...(siteId === null ? {} : { siteId: String(siteId) }),
        level,
        ...(weight === null ? {} : { weight }),
      };
    });
}
