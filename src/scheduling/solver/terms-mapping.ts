import { addDays } from '../../time/zoned-time.js';
import { localPeriod } from '../engine/agent-weeks.js';
import { type LabourPack, type Site } from '../engine/labour-pack.js';
import { type Agent, type SchedulingProblem, type ShiftType } from '../engine/problem.js';
import { type FairnessGoal, type ShiftRequest, type ShiftTypeCover } from '../engine/roster-goals.js';
import { type WorkRule } from '../engine/work-rules.js';
import { isInForce, lastDateOf, type PeriodTerms } from '../terms/period-terms.js';
import { type LabourPackChoice, type PlanningRule, type ShiftTypeRow } from '../terms/terms.js';
import { withMoney } from './pay-mapping.js';
import { type WorkElsewhere } from './problem-mapping.js';
import { toMinimum, toOffPhoneActivities } from './wishes-mapping.js';

/** A problem of people and work alone, held to a period's terms. Parts without rows stay absent. */
export function withTerms(
  problem: SchedulingProblem,
  terms: PeriodTerms,
  workElsewhere: readonly WorkElsewhere[] = [],
): SchedulingProblem {
  const packs = [...chosenPacks(terms), ...housePacks(terms)];
  const flags = flagsByAgent(terms);
  const queues = problem.queues.map((queue) => {
    const minimum = toMinimum(queue.id, terms, workElsewhere);
    return minimum === undefined ? queue : { ...queue, minimum };
  });
  return withMoney(
    {
      ...problem,
      queues,
      agents: problem.agents.map((agent) => flagged(agent, flags.get(agent.id))),
      ...part('sites', toSites(terms, packs)),
      ...part('labourPacks', unique(packs.map(({ pack }) => pack))),
      ...part('shiftTypes', terms.shiftTypes.map(toShiftType)),
      ...part('rules', periodRules(terms)),
      ...part('fairness', contents<FairnessGoal>(terms, 'fairness')),
      ...part('shiftTypeCover', toShiftTypeCover(terms)),
      ...part('requests', toRequests(problem, terms)),
      ...part('offPhoneActivities', toOffPhoneActivities(problem, terms)),
    },
    terms,
  );
}

type ListPart = {
  [Name in keyof SchedulingProblem]-?: SchedulingProblem[Name] extends readonly unknown[] | undefined
    ? Name
    : never;
}[keyof SchedulingProblem];

function part<Name extends ListPart>(
  name: Name,
  list: NonNullable<SchedulingProblem[Name]>,
): Partial<Pick<SchedulingProblem, Name>> {
  return list.length === 0 ? {} : ({ [name]: list } as unknown as Partial<Pick<SchedulingProblem, Name>>);
}

interface SitePack {
  readonly siteId: number;
  readonly pack: LabourPack;
}

/** Packs that sites keep to, on the days on which they do. */
function chosenPacks({ choices, packs }: PeriodTerms): SitePack[] {
  return choices.flatMap((choice) => {
    const pack = packs.find(({ id }) => id === choice.packId);
    return pack === undefined ? [] : [{ siteId: choice.siteId, pack: narrowed(pack, choice) }];
  });
}

/** In force where both the law and the site's choice are; every rule tells pack and source. */
function narrowed(pack: LabourPack, choice: LabourPackChoice): LabourPack {
  const validFrom = choice.validFrom > pack.validFrom ? choice.validFrom : pack.validFrom;
  const ends = [choice.validTo, pack.validTo].filter((date) => date !== null).sort();
  const validTo = ends.at(0) ?? null;
  return {
    ...pack,
    id: `${pack.id} ${validFrom}..${validTo ?? ''}`,
    validFrom,
    validTo,
    rules: pack.rules.map((rule) => ({ ...rule, source: `${pack.title}: ${rule.source ?? pack.source}` })),
  };
}

/** Rules of a site: a pack of the house each, so that they hold on their days and for its agents alone. */
function housePacks({ rules, sites, period }: PeriodTerms): SitePack[] {
  return rules.flatMap(({ id, siteId, kind, content, validFrom, validTo }) => {
    const site = sites.find((each) => each.id === siteId);
    if (site === undefined || kind !== 'rule') return [];
    const source = `house rule of ${site.name}`;
    const pack: LabourPack = {
      id: `rule-${id}`,
      title: source,
      jurisdiction: site.country,
      validFrom: validFrom ?? period.firstDate,
      validTo,
      source,
      verified: true,
      rules: [content as WorkRule],
    };
    return [{ siteId: site.id, pack }];
  });
}

function unique(packs: readonly LabourPack[]): LabourPack[] {
  return [...new Map(packs.map((pack) => [pack.id, pack])).values()];
}

/** Only what somebody asked for: a site without packs, rules and pay needs no entry. */
function toSites({ sites, holidays, payRates }: PeriodTerms, packs: readonly SitePack[]): Site[] {
  return sites.flatMap(({ id, weekStartsOn }) => {
    const own = packs.filter(({ siteId }) => siteId === id).map(({ pack }) => pack.id);
    if (own.length === 0 && payRates.length === 0) return [];
    const days = payRates.length === 0 ? [] : (holidays.get(id) ?? []);
    return [
      {
        id: String(id),
        weekStartsOn,
        ...(own.length === 0 ? {} : { labourPacks: [...new Set(own)] }),
        ...(days.length === 0 ? {} : { premiumDays: days.map(({ date, name }) => ({ date, name })) }),
      },
    ];
  });
}

/** An opt-out counts when it holds on every day of the period. */
function flagsByAgent({ flags, period }: PeriodTerms): Map<string, string[]> {
  const last = lastDateOf(period);
  const byAgent = new Map<string, string[]>();
  for (const { agentId, flag, validFrom, validTo } of flags) {
    if (validFrom > period.firstDate || (validTo !== null && validTo < last)) continue;
    const id = String(agentId);
    byAgent.set(id, [...new Set([...(byAgent.get(id) ?? []), flag])].sort());
  }
  return byAgent;
}

function flagged(agent: Agent, flags: readonly string[] | undefined): Agent {
  return flags === undefined ? agent : { ...agent, flags };
}

export function toShiftType({
  code,
  name,
  earliest,
  latest,
  lengthsMinutes,
  pauses,
}: ShiftTypeRow): ShiftType {
  return {
    id: code,
    name,
    starts: { earliest, latest },
    ...(lengthsMinutes === null ? {} : { lengthsMinutes }),
    ...(pauses === null ? {} : { pauses }),
  };
}

function periodRules(terms: PeriodTerms): WorkRule[] {
  const source = `rule of ${terms.period.name}`;
  return contents<WorkRule>(terms, 'rule').map((rule) => ({ ...rule, source: rule.source ?? source }));
}

function contents<T extends PlanningRule['content']>(
  { rules }: PeriodTerms,
  kind: PlanningRule['kind'],
): T[] {
  return rules
    .filter((rule) => rule.periodId !== null && rule.kind === kind)
    .map((rule) => rule.content as T);
}

/** Those of a site on the days on which they hold. */
function toShiftTypeCover(terms: PeriodTerms): ShiftTypeCover[] {
  const { rules, period } = terms;
  const dates = Array.from({ length: period.days }, (_, day) => addDays(period.firstDate, day));
  const ofSites = rules.flatMap(({ siteId, kind, content, validFrom, validTo }) => {
    if (siteId === null || kind !== 'shift-type-cover') return [];
    const cover = content as ShiftTypeCover;
    const inForce = (cover.dates ?? dates).filter((date) => isInForce({ validFrom, validTo }, date, date));
    return inForce.length === 0 ? [] : [{ ...cover, siteId: String(siteId), dates: inForce }];
  });
  return [...contents<ShiftTypeCover>(terms, 'shift-type-cover'), ...ofSites];
}

/** Requests for days that the period has on the agent's calendar. */
function toRequests(problem: SchedulingProblem, { requests, shiftTypes }: PeriodTerms): ShiftRequest[] {
  const agents = new Map(problem.agents.map((agent) => [agent.id, agent]));
  const codes = new Map(shiftTypes.map(({ id, code }) => [id, code]));
  return requests.flatMap(({ agentId, date, wish, shiftTypeId, weight }) => {
    const agent = agents.get(String(agentId));
    if (agent === undefined) return [];
    const { first, last } = localPeriod(problem.period, agent.zone);
    if (date < first || date > last) return [];
    const shiftType = shiftTypeId === null ? undefined : codes.get(shiftTypeId);
    return [{ agentId: agent.id, date, wish, ...(shiftType === undefined ? {} : { shiftType }), weight }];
  });
}
