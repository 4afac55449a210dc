import { type Instant, MINUTE_MS } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import {
  addDays,
  localDate,
  type LocalDate,
  localDay,
  timeZone,
  type TimeZone,
} from '../../time/zoned-time.js';
import { type CallingHoursPack } from './calling-hours-pack.js';
import {
  type CampaignSpec,
  GENERATED_CAMPAIGNS,
  GENERATED_QUEUES,
  generatedContracts,
  type QueueSpec,
  SITES,
  type SiteSpec,
} from './generated-company.js';
import { generatedTargets } from './generated-demand.js';
import { WORLD_CAMPAIGNS, WORLD_QUEUES, WORLD_SITES } from './generated-world.js';
import {
  type Agent,
  type Campaign,
  CEFR_LEVELS,
  DEFAULT_BLENDING,
  DEFAULT_WEIGHTS,
  type LanguageCertificate,
  type LanguageNeed,
  type PlanningPeriod,
  type SchedulingProblem,
} from './problem.js';
import { pick, type Random, randomInteger, seededRandom } from './random.js';

/** What to make up: a blended outsourcer serving a North American bank, with seeded agents and demand. */
export interface GeneratorOptions {
  readonly agents: number;
  readonly weeks: number;
  /** 1 to 3: a bank's work in Manila, Bogota, Krakow. 4 and more: many clients' work in five places of four time zones. */
  readonly sites: number;
  readonly seed: number;
  readonly firstDate?: LocalDate;
  readonly callingHours?: readonly CallingHoursPack[];
  readonly calledHolidays?: Readonly<Record<string, readonly LocalDate[]>>;
}

const PLANNER_ZONE: TimeZone = timeZone('America/New_York');
/** Bank hours of one agent that are left for outbound, and how much of that the campaigns ask for. */
const OUTBOUND_HOURS_PER_AGENT = 11;
const SHARE_BLENDED = 0.7;
const SHARE_INBOUND_ONLY = 0.2;

/** Whose work is done where. */
interface Company {
  readonly sites: readonly SiteSpec[];
  readonly queues: readonly QueueSpec[];
  readonly campaigns: readonly CampaignSpec[];
  readonly language: (agent: number, site: SiteSpec, sites: number) => string;
  /** Certificates that lapse in the period: their share, and in which part of it. */
  readonly lapsing: { readonly share: number; readonly from: number };
}

const BANK: Company = {
  sites: SITES,
  queues: GENERATED_QUEUES,
  campaigns: GENERATED_CAMPAIGNS,
  language: (at, { languages }) => (at % 4 === 3 ? languages[languages.length - 1] : languages[0]),
  lapsing: { share: 0.08, from: 0 },
};
const WORLD: Company = {
  sites: WORLD_SITES,
  queues: WORLD_QUEUES,
  campaigns: WORLD_CAMPAIGNS,
  language: (at, { languages }, sites) => languages[Math.floor(at / sites) % languages.length],
  lapsing: { share: 0.03, from: 0.75 },
};

/**
 * Makes up a scheduling problem; the same options give the same problem.
 * @throws RangeError when there are no agents, weeks or sites.
 * @example
 * generateProblem({ agents: 12, weeks: 1, sites: 3, seed: 1 }).agents.length // => 12
 */
export function generateProblem(options: GeneratorOptions): SchedulingProblem {
  for (const [name, value] of Object.entries({ ...pickCounts(options) })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`The number of ${name} (${value}) must be a whole number from 1 on.`);
    }
  }
  const random = seededRandom(options.seed);
  const period = planningPeriod(options.firstDate ?? localDate('2026-03-02'), options.weeks * 7);
  const company = options.sites <= SITES.length ? BANK : WORLD;
  const sites = Array.from({ length: options.sites }, (_, at) => company.sites[at % company.sites.length]);
  return {
    name: `Made up: ${options.agents} agents, ${options.weeks} weeks, ${options.sites} sites, seed ${options.seed}`,
    period,
    contracts: generatedContracts(sites),
    agents: Array.from({ length: options.agents }, (_, at) =>
      generatedAgent(at, sites, company, period, random),
    ),
    queues: generatedTargets(company.queues, options.agents, period),
    campaigns: campaigns(company, options.agents, options.weeks),
    callingHours: options.callingHours ?? [],
    calledHolidays: options.calledHolidays ?? {},
    blending: DEFAULT_BLENDING,
    weights: DEFAULT_WEIGHTS,
  };
}

function pickCounts({ agents, weeks, sites }: GeneratorOptions): Record<string, number> {
  return { agents, weeks, sites };
}

function planningPeriod(firstDate: LocalDate, days: number): PlanningPeriod {
  const start = localDay(firstDate, PLANNER_ZONE).start;
  const end = localDay(addDays(firstDate, days), PLANNER_ZONE).start;
  return { firstDate, days, zone: PLANNER_ZONE, span: { start, end }, gridMinutes: 15 };
}

function campaigns(company: Company, agents: number, weeks: number): Campaign[] {
  return company.campaigns.map(({ shareOfHours, ...campaign }) => ({
    ...campaign,
    hoursWanted: Math.round(agents * weeks * OUTBOUND_HOURS_PER_AGENT * shareOfHours),
  }));
}

function generatedAgent(
  at: number,
  sites: readonly SiteSpec[],
  company: Company,
  period: PlanningPeriod,
  random: Random,
): Agent {
  const siteAt = at % sites.length;
  const site = sites[siteAt];
  const language = company.language(at, site, sites.length);
  const level = random() < 0.4 ? 'C1' : 'B2';
  const role = random();
  const inbound = role < SHARE_BLENDED + SHARE_INBOUND_ONLY;
  const outbound = role < SHARE_BLENDED || !inbound;
  const work = [...(inbound ? company.queues : []), ...(outbound ? company.campaigns : [])].filter(
    ({ need }) => speaks(language, level, need),
  );
  return {
    id: `agent-${String(at + 1).padStart(4, '0')}`,
    siteId: `${site.id}${siteAt >= company.sites.length ? `-${siteAt + 1}` : ''}`,
    zone: site.zone,
    contractId: `${site.id}-${random() < 0.15 ? 'part' : 'full'}`,
    entitlements: work.map(({ id }) => ({ workId: id, speed: 1 })),
    certificates: [certificate(language, level, site.zone, company, period, random)],
    availability: null,
    absences: absences(site.zone, period, random),
    history: { lastShiftEnd: null, consecutiveDaysWorked: 0 },
  };
}

function speaks(language: string, level: LanguageCertificate['level'], need: LanguageNeed): boolean {
  return need.language === language && CEFR_LEVELS.indexOf(level) >= CEFR_LEVELS.indexOf(need.level);
}

function certificate(
  language: string,
  level: LanguageCertificate['level'],
  zone: TimeZone,
  { lapsing }: Company,
  period: PlanningPeriod,
  random: Random,
): LanguageCertificate {
  const lapses = random() < lapsing.share;
  const first = Math.max(1, Math.round(period.days * lapsing.from));
  const lastDay = lapses ? randomInteger(random, first, period.days - 2) : period.days + 400;
  const valid: Interval = {
    start: localDay(addDays(period.firstDate, -300), zone).start,
    end: localDay(addDays(period.firstDate, lastDay), zone).end,
  };
  return { language, level, valid };
}

function absences(zone: TimeZone, period: PlanningPeriod, random: Random): Interval[] {
  const drawn = random();
  if (drawn > 0.06) return [];
  const first = addDays(period.firstDate, randomInteger(random, 0, period.days - 2));
  const days = pick(random, [1, 1, 2, 5]);
  const start = localDay(first, zone).start;
  if (drawn < 0.01) return [{ start, end: (start + 4 * 60 * MINUTE_MS) as Instant }];
  return [{ start, end: localDay(addDays(first, days - 1), zone).end }];
}
