import { type Instant, parseInstant } from '../../time/instant.js';
import {
  addDays,
  type LocalDate,
  localDate,
  localDateOf,
  localTimeOf,
  weekday,
} from '../../time/zoned-time.js';
import { demoCompany, type DemoCompany } from './demo-company.js';
import { type DemoHistoryRow } from './demo-parts.js';

/** A Wednesday in the week of Thanksgiving. */
const NOW = parseInstant('2026-11-25T10:00:00Z');
const HOLIDAYS: Readonly<Record<string, readonly LocalDate[]>> = {
  US: [localDate('2026-09-07'), localDate('2026-07-03'), localDate('2026-11-11')],
  GB: [localDate('2026-08-31')],
  ES: [localDate('2026-10-12')],
  FR: [localDate('2026-07-14')],
};

const company = companyAt(NOW);

function companyAt(now: Instant, seed = 'demo'): DemoCompany {
  return demoCompany({
    now,
    seed,
    publicHolidays: (country) => HOLIDAYS[country].map((date) => ({ date, name: 'Holiday' })),
  });
}

function offered(rows: readonly DemoHistoryRow[]): number {
  return rows.reduce((sum, row) => sum + row.offered, 0);
}

function onDay(code: string, date: string): DemoHistoryRow[] {
  const { zone } = company.queues.find((queue) => queue.code === code)!;
  return company.history[code].filter((row) => localDateOf(row.start, zone) === date);
}

describe('the demo company', () => {
  it('is the same for the same day and seed, at any hour of the day; only calls go on coming', () => {
    expect(companyAt(NOW)).toEqual(company);
    const evening = companyAt(parseInstant('2026-11-25T20:30:00Z'));
    expect({ ...evening, history: company.history }).toEqual(company);
    for (const [code, rows] of Object.entries(company.history)) {
      expect(evening.history[code].slice(0, rows.length)).toEqual(rows);
    }
    expect(evening.history['CARDS-EN'].at(-1)!.start).toBe(parseInstant('2026-11-25T20:00:00Z'));
  });

  it('is another for another seed', () => {
    const other = companyAt(NOW, 'other');
    expect(other.agents.map((agent) => agent.name)).not.toEqual(company.agents.map((agent) => agent.name));
    expect(other.history['CARDS-EN']).not.toEqual(company.history['CARDS-EN']);
  });

  it('has three sites, four clients, six queues in three languages, three campaigns and 180 agents in twelve teams', () => {
    expect(company.sites.map((site) => site.zone)).toEqual([
      'Asia/Manila',
      'America/Bogota',
      'Europe/Warsaw',
    ]);
    expect(company.clients).toHaveLength(4);
    expect(company.queues).toHaveLength(6);
    expect(new Set(company.queues.map((queue) => queue.language))).toEqual(new Set(['en', 'es', 'fr']));
    expect(company.campaigns).toHaveLength(3);
    expect(company.teams).toHaveLength(12);
    expect(company.agents).toHaveLength(180);
    expect(new Set(company.agents.map((agent) => agent.code)).size).toBe(180);
  });

  it('calls every client, site, team, contract, queue and campaign a demo by name', () => {
    const { clients, sites, teams, contracts, queues, campaigns } = company;
    const names = [clients, sites, teams, contracts, queues, campaigns].flatMap((parts) =>
      parts.map((part) => part.name),
    );
    expect(names.filter((name) => !/^Demo: | \(demo\)$/.test(name))).toEqual([]);
  });

  it('gives different names to all people of a site', () => {
    for (const { code } of company.sites) {
      const names = company.agents.filter((agent) => agent.siteCode === code).map((agent) => agent.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('has about seven blended agents in ten', () => {
    const { entitlements } = company;
    const inbound = new Set(entitlements.filter((e) => e.queueCode !== null).map((e) => e.agentCode));
    const blended = new Set(entitlements.filter((e) => e.campaignCode !== null).map((e) => e.agentCode));
    expect([...blended].filter((code) => !inbound.has(code))).toEqual([]);
    expect(blended.size / company.agents.length).toBeGreaterThan(0.65);
    expect(blended.size / company.agents.length).toBeLessThan(0.75);
  });

  it('gives every agent a certificate in the language of all work, some lapsing in this week and in the next', () => {
    const languages = new Map(
      [...company.queues, ...company.campaigns].map((work) => [work.code, work.language]),
    );
    const missing = company.entitlements.filter((entitlement) => {
      const language = languages.get(entitlement.queueCode ?? entitlement.campaignCode!);
      return !company.certificates.some(
        (held) => held.agentCode === entitlement.agentCode && held.language === language,
      );
    });
    expect(missing).toEqual([]);
    const lapsingIn = (monday: LocalDate): number =>
      company.certificates.filter((held) => held.expiresOn >= monday && held.expiresOn < addDays(monday, 7))
        .length;
    expect(lapsingIn(company.weeks.current)).toBe(6);
    expect(lapsingIn(company.weeks.next)).toBe(6);
    expect(company.certificates.filter((held) => held.expiresOn < company.weeks.current)).toEqual([]);
  });

  it('lets nobody be away twice in one week', () => {
    for (const monday of [company.weeks.last, company.weeks.current, company.weeks.next]) {
      const inWeek = company.absences.filter(({ agentCode, span }) => {
        const { zone } = company.agents.find((agent) => agent.code === agentCode)!;
        const day = localDateOf(span.start, zone);
        return day >= monday && day < addDays(monday, 7);
      });
      expect(inWeek).toHaveLength(16);
      expect(new Set(inWeek.map((absence) => absence.agentCode)).size).toBe(16);
    }
  });

  it('limits the availability of some agents', () => {
    expect(company.availability.length).toBeGreaterThanOrEqual(4);
    expect(company.availability.length).toBeLessThan(20);
  });

  it('points only to codes that exist', () => {
    const codes = (parts: readonly { code: string }[]): Set<string> =>
      new Set(parts.map((part) => part.code));
    const contracts = codes(company.contracts);
    const teams = codes(company.teams);
    const agents = codes(company.agents);
    expect(
      company.agents.every((agent) => contracts.has(agent.contractCode) && teams.has(agent.teamCode)),
    ).toBe(true);
    const ofAgents = [company.entitlements, company.certificates, company.absences, company.availability];
    expect(ofAgents.every((rows) => rows.every((row) => agents.has(row.agentCode)))).toBe(true);
  });
});

describe('the history of the demo company', () => {
  it('covers 26 weeks and this week up to now', () => {
    expect(company.weeks).toEqual({
      today: '2026-11-25',
      historyFrom: '2026-05-25',
      last: '2026-11-16',
      current: '2026-11-23',
      next: '2026-11-30',
    });
    const days = new Set(
      company.history['CARDS-EN'].map((row) => localDateOf(row.start, company.queues[1].zone)),
    );
    expect(days.size).toBe(26 * 7 + 3);
    expect(company.history['CARDS-EN'].at(-1)!.start).toBe(parseInstant('2026-11-25T09:30:00Z'));
  });

  it('has 50 half-hours on the night when New York puts its clocks back', () => {
    expect(onDay('CARDS-EN', '2026-11-01')).toHaveLength(50);
    expect(onDay('CARDS-EN', '2026-10-31')).toHaveLength(48);
  });

  it('has rows only while the queue is open', () => {
    const monday = onDay('BANK-ES', '2026-10-19');
    expect(localTimeOf(monday[0].start, company.queues[2].zone)).toBe('09:00');
    expect(localTimeOf(monday.at(-1)!.start, company.queues[2].zone)).toBe('18:30');
    expect(onDay('BANK-ES', '2026-10-24')).toEqual([]);
  });

  it('has closed queues and quiet ones on public holidays', () => {
    expect(onDay('BANK-EN', '2026-09-07')).toEqual([]);
    const share = offered(onDay('TRAVEL-EN', '2026-08-31')) / offered(onDay('TRAVEL-EN', '2026-08-24'));
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.72);
  });

  it('is busiest on Mondays and in the late morning', () => {
    const rows = company.history['BANK-EN'];
    const { zone } = company.queues[0];
    const perWeekday = [1, 2, 3, 4, 5, 6].map((day) =>
      offered(rows.filter((row) => weekday(localDateOf(row.start, zone)) === day)),
    );
    expect(perWeekday.indexOf(Math.max(...perWeekday))).toBe(0);
    const at = (time: string): number => offered(rows.filter((row) => localTimeOf(row.start, zone) === time));
    expect(at('10:30')).toBeGreaterThan(2 * at('08:00'));
  });

  it('grows from its first to its last month by about the growth it was given', () => {
    const rows = company.history['BANK-ES'];
    const fourWeeks = (from: LocalDate): number =>
      offered(
        rows.filter((row) => {
          const day = localDateOf(row.start, company.queues[2].zone);
          return day >= from && day < addDays(from, 28);
        }),
      );
    const ratio = fourWeeks(localDate('2026-10-12')) / fourWeeks(localDate('2026-06-08'));
    expect(ratio).toBeGreaterThan(1.08);
    expect(ratio).toBeLessThan(1.24);
  });

  it('has people who ask for and against days that are still to come', () => {
    const { requests, agents, weeks } = company;
    const known = new Set(agents.map(({ code }) => code));
    expect(requests.filter(({ date }) => date > addDays(weeks.next, -1)).length).toBeGreaterThan(10);
    expect(new Set(requests.map(({ wish }) => wish))).toEqual(new Set(['for', 'against']));
    for (const { agentCode, date } of requests) {
      expect(known.has(agentCode)).toBe(true);
      expect(date > addDays(weeks.today, 1) && date < addDays(weeks.next, 7)).toBe(true);
    }
    const once = new Set(requests.map(({ agentCode, date }) => `${agentCode} ${date}`));
    expect(once.size).toBe(requests.length);
    const sunday = companyAt(parseInstant('2026-11-29T10:00:00Z'));
    expect(sunday.requests.every(({ date }) => date >= '2026-12-01')).toBe(true);
  });

  it('scatters around its mean about as independent calls do', () => {
    const { zone } = company.queues[1];
    const nights = company.history['CARDS-EN'].filter((row) => localTimeOf(row.start, zone) === '03:00');
    const mean = offered(nights) / nights.length;
    const variance = nights.reduce((sum, row) => sum + (row.offered - mean) ** 2, 0) / nights.length;
    expect(variance / mean).toBeGreaterThan(0.7);
    expect(variance / mean).toBeLessThan(2);
  });

  it('has a plausible handle time wherever somebody was served, and no other', () => {
    for (const { offered, handled, abandoned, averageHandleTimeSeconds } of Object.values(
      company.history,
    ).flat()) {
      expect(handled + abandoned).toBe(offered);
      if (handled === 0) expect(averageHandleTimeSeconds).toBeUndefined();
      else expect(averageHandleTimeSeconds).toBeGreaterThan(60);
    }
  });
});
