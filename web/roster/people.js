import { ask } from '/api.js';
import { CAMPAIGNS, PEOPLE, PERIODS, PLACES, SKILLS } from '/roster/queries.js';

const KNOWN_FOR_MS = 5 * 60_000;
const known = new Map();

/** What `load` gives, remembered for some minutes: people and places change seldom. */
function remembered(key, load) {
  const found = known.get(key);
  if (found && Date.now() - found.at < KNOWN_FOR_MS) return found.value;
  const value = load();
  known.set(key, { at: Date.now(), value });
  value.catch(() => known.delete(key));
  return value;
}

export const allPlaces = () =>
  remembered('places', async () => {
    const { sites, teams } = await ask(PLACES);
    return { sites: sites.nodes, teams: teams.nodes };
  });

export async function everyPage(query, variables, of, tell = () => undefined) {
  const all = [];
  for (let after = null, more = true; more;) {
    const page = of(await ask(query, { ...variables, after }));
    all.push(...page.nodes);
    tell(all.length, page.totalCount);
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return all;
}

/** Everybody of a site, or of all; `tell(read, total)` as they come in. */
export const peopleOf = (siteId, tell) =>
  remembered(`people ${siteId}`, () => everyPage(PEOPLE, { siteId }, ({ agents }) => agents, tell));

/** By agent: { queues, campaigns, languages } as sets. Asked for when somebody filters by them. */
export const skillsOf = (siteId, tell) =>
  remembered(`skills ${siteId}`, async () => {
    const agents = await everyPage(SKILLS, { siteId }, (answer) => answer.agents, tell);
    return new Map(agents.map(({ id, ...skills }) => [id, setsOf(skills)]));
  });

const setsOf = ({ entitlements, certificates }) => ({
  queues: new Set(entitlements.map(({ queueId }) => queueId).filter(Boolean)),
  campaigns: new Set(entitlements.map(({ campaignId }) => campaignId).filter(Boolean)),
  certificates,
});

export const allCampaigns = () =>
  remembered('campaigns', () => everyPage(CAMPAIGNS, {}, ({ campaigns }) => campaigns));

/** Planning periods with their rosters; fresh after something was made. */
export const allPeriods = () =>
  remembered('periods', () => everyPage(PERIODS, {}, ({ planningPeriods }) => planningPeriods));
export const forgetPeriods = () => known.delete('periods');

const order = new Intl.Collator('en');

/** Those that the filters leave, in the order wanted. `days`: { from, to } that are shown. */
export function chosenPeople(
  people,
  { team, skill, language, name, sort },
  { from, to },
  { skills, teams, starts },
) {
  const words = (name ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const teamName = new Map(teams.map((each) => [each.id, each.name]));
  const isLeft = (agent) =>
    (!team || agent.teamId === team) &&
    agent.hiredOn <= to &&
    (agent.leftOn === null || agent.leftOn >= from) &&
    words.every((word) => `${agent.name} ${agent.code}`.toLowerCase().includes(word)) &&
    (!skills || hasSkill(skills.get(agent.id), skill, language, from));
  const key =
    {
      code: (agent) => agent.code,
      team: (agent) => `${agent.team} ${agent.name}`,
      // Whoever has no shift comes last.
      start: (agent) => `${starts?.has(agent.id) ? 0 : 1} ${starts?.get(agent.id) ?? ''} ${agent.name}`,
    }[sort] ?? ((agent) => agent.name);
  return people
    .filter(isLeft)
    .map((agent) => ({ ...agent, team: teamName.get(agent.teamId) ?? '' }))
    .map((agent) => ({ agent, key: key(agent) }))
    .sort((a, b) => order.compare(a.key, b.key))
    .map(({ agent }) => agent);
}

/** `skill` is q3 for a queue, c2 for a campaign; a certificate counts while it is valid. */
function hasSkill(own, skill, language, on) {
  if (!own) return false;
  const work = { q: own.queues, c: own.campaigns }[skill?.[0]];
  if (skill && !work?.has(skill.slice(1))) return false;
  return !language || own.certificates.some((each) => each.language === language && each.expiresOn >= on);
}
