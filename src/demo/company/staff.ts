import { addDays, type LocalDate } from '../../time/zoned-time.js';
import { type CefrLevel } from '../../workforce/workforce.js';
import { type DemoAgent, type DemoCertificate, type DemoEntitlement, type DemoWeeks } from './demo-parts.js';
import { fictionalNames } from './names.js';
import { SITES, TEAMS } from './organisation.js';
import { type SeededRandom, seededRandom } from './seeded-random.js';
import { STAFF_PROFILES, type StaffProfile } from './staff-profiles.js';

/** People who work for the company, what they are trained for and which language tests they hold. */
export interface DemoStaff {
  readonly agents: readonly DemoAgent[];
  readonly entitlements: readonly DemoEntitlement[];
  readonly certificates: readonly DemoCertificate[];
}

/** How many certificates lapse inside the current and inside the next week. */
const LAPSING_PER_WEEK = 6;
const ASSESSORS = ['Demo: Language Desk', 'Demo: Assessment Centre'];
const SPEEDS = [0.85, 0.9, 0.95, 1, 1, 1, 1.05, 1.1, 1.15];

export function demoStaff(weeks: DemoWeeks, seed: string): DemoStaff {
  const random = seededRandom(`${seed} staff`);
  const agents = SITES.flatMap((site) => agentsOfSite(site.code, weeks, random));
  const byTeam = (code: string): DemoAgent[] => agents.filter((agent) => agent.teamCode === code);
  return {
    agents,
    entitlements: STAFF_PROFILES.flatMap((team) =>
      entitlementsOf(team, byTeam(team.teamCode), weeks, random),
    ),
    certificates: certificates(byTeam, weeks, random),
  };
}

function agentsOfSite(siteCode: string, weeks: DemoWeeks, random: SeededRandom): DemoAgent[] {
  const site = SITES.find((known) => known.code === siteCode)!;
  const teams = TEAMS.filter((team) => team.siteCode === siteCode);
  const profiles = teams.map((team) => STAFF_PROFILES.find((profile) => profile.teamCode === team.code)!);
  const size = profiles.reduce((sum, profile) => sum + profile.agents, 0);
  const names = fictionalNames(site.country, size, random);
  return profiles
    .flatMap((profile) => contractsOf(profile).map((contractCode) => ({ profile, contractCode })))
    .map(({ profile, contractCode }, i) => ({
      code: `${siteCode}-${String(i + 1).padStart(3, '0')}`,
      name: names[i],
      siteCode,
      teamCode: profile.teamCode,
      contractCode,
      zone: site.zone,
      ownZone: null,
      hiredOn: hiringDay(weeks, random),
      leftOn: null,
    }));
}

function contractsOf(profile: StaffProfile): string[] {
  return Object.entries(profile.contracts).flatMap(([code, count]) => Array<string>(count).fill(code));
}

/** Most have been here for years; one in ten came in the last half year. */
function hiringDay(weeks: DemoWeeks, random: SeededRandom): LocalDate {
  return addDays(weeks.last, -(random.chance(0.1) ? random.whole(40, 180) : random.whole(181, 2200)));
}

/** The first in a drawn order are blended, and the first of these know more queues: so few different trainings. */
function entitlementsOf(
  profile: StaffProfile,
  agents: readonly DemoAgent[],
  weeks: DemoWeeks,
  random: SeededRandom,
): DemoEntitlement[] {
  return random.shuffled(agents).flatMap((agent, place) => {
    const isNew = agent.hiredOn > addDays(weeks.last, -181);
    const speed = isNew ? 0.8 : random.pick(SPEEDS);
    const more = Object.entries(profile.someQueues).filter(([, count]) => place < count);
    const queues = [...profile.queues, ...more.map(([code]) => code)];
    const campaigns = place < profile.blended ? profile.campaigns : [];
    return [
      ...queues.map((queueCode) => ({ agentCode: agent.code, queueCode, campaignCode: null, speed })),
      ...campaigns.map((campaignCode) => ({ agentCode: agent.code, queueCode: null, campaignCode, speed })),
    ];
  });
}

function certificates(
  byTeam: (code: string) => readonly DemoAgent[],
  weeks: DemoWeeks,
  random: SeededRandom,
): DemoCertificate[] {
  const valid = STAFF_PROFILES.flatMap((profile) =>
    byTeam(profile.teamCode).flatMap((agent) =>
      Object.entries(profile.languages).map(([language, level]) =>
        certificate(agent, language, level, random.whole(30, 300), weeks, random),
      ),
    ),
  );
  const lapsing = random.shuffled(valid.map((_, i) => i)).slice(0, 2 * LAPSING_PER_WEEK);
  return valid.map((held, i) => {
    const place = lapsing.indexOf(i);
    if (place < 0) return held;
    const week = place < LAPSING_PER_WEEK ? weeks.current : weeks.next;
    const expiresOn = addDays(week, 1 + (place % 4));
    return { ...held, expiresOn, testedOn: addDays(expiresOn, -365) };
  });
}

function certificate(
  agent: DemoAgent,
  language: string,
  level: CefrLevel,
  daysAfterNextWeek: number,
  weeks: DemoWeeks,
  random: SeededRandom,
): DemoCertificate {
  const expiresOn = addDays(weeks.next, 7 + daysAfterNextWeek);
  return {
    agentCode: agent.code,
    language,
    level,
    testedOn: addDays(expiresOn, -365),
    expiresOn,
    assessor: random.pick(ASSESSORS),
  };
}
