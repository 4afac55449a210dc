import { localDate, timeZone } from '../time/zoned-time.js';
import { type CoverFacts, coveredUntil, coverLapses } from './cover.js';
import { type Agent, type Campaign, type LanguageCertificate, type Queue } from './workforce.js';

const TODAY = localDate('2026-03-02');
const ENGLISH = { language: 'en', level: 'B2' } as const;

function certificate(testedOn: string, expiresOn: string, over: Partial<LanguageCertificate> = {}) {
  const dates = { testedOn: localDate(testedOn), expiresOn: localDate(expiresOn) };
  return { id: 1, agentId: 1, language: 'en', level: 'B2' as const, assessor: 'x', ...dates, ...over };
}

function agent(id: number, over: Partial<Agent> = {}): Agent {
  const zone = timeZone('Asia/Manila');
  const base = { code: `A-${id}`, name: 'A', siteId: 1, teamId: 1, contractId: 1, zone, ownZone: null };
  return { id, ...base, hiredOn: localDate('2020-01-01'), leftOn: null, ...over };
}

describe('the last covered day', () => {
  it('is the expiry of the only certificate', () => {
    expect(coveredUntil([certificate('2025-03-10', '2026-03-10')], ENGLISH, TODAY)).toBe('2026-03-10');
  });

  it('reaches on where the next certificate takes over without a gap', () => {
    const chain = [certificate('2025-03-10', '2026-03-10'), certificate('2026-03-11', '2027-03-10')];
    expect(coveredUntil(chain, ENGLISH, TODAY)).toBe('2027-03-10');
  });

  it('stops at a gap of one day', () => {
    const gap = [certificate('2025-03-10', '2026-03-10'), certificate('2026-03-12', '2027-03-10')];
    expect(coveredUntil(gap, ENGLISH, TODAY)).toBe('2026-03-10');
  });

  it.each<[string, Partial<LanguageCertificate>]>([
    ['another language', { language: 'en-GB' }],
    ['a lower level', { level: 'B1' }],
    ['a test in the future', { testedOn: localDate('2026-03-03') }],
    ['an expiry yesterday', { expiresOn: localDate('2026-03-01') }],
  ])('does not exist with %s', (_, over) => {
    expect(coveredUntil([certificate('2025-01-01', '2027-01-01', over)], ENGLISH, TODAY)).toBeNull();
  });

  it('counts a higher level and the very last day', () => {
    const last = certificate('2025-01-01', '2026-03-02', { level: 'C2' });
    expect(coveredUntil([last], ENGLISH, TODAY)).toBe('2026-03-02');
  });
});

describe('lapsing cover', () => {
  const queue = { id: 10, ...ENGLISH } as Queue;
  const campaign = { id: 20, language: 'en', level: 'C1' } as unknown as Campaign;
  const facts: CoverFacts = {
    agents: [agent(1), agent(2), agent(3, { leftOn: localDate('2026-03-05') }), agent(4)],
    entitlements: [
      { id: 1, agentId: 1, queueId: 10, campaignId: null, speed: 1 },
      { id: 2, agentId: 1, queueId: null, campaignId: 20, speed: 1 },
      { id: 3, agentId: 2, queueId: 10, campaignId: null, speed: 1 },
      { id: 4, agentId: 3, queueId: 10, campaignId: null, speed: 1 },
      { id: 5, agentId: 4, queueId: 10, campaignId: null, speed: 1 },
    ],
    certificates: [
      certificate('2025-03-10', '2026-03-10', { agentId: 1, level: 'C1' }),
      certificate('2025-03-10', '2026-06-10', { agentId: 1 }),
      certificate('2025-04-01', '2026-04-01', { agentId: 2 }),
      certificate('2025-03-08', '2026-03-08', { agentId: 3 }),
    ],
    queues: [queue],
    campaigns: [campaign],
  };

  it('names agent, work and last day, earliest first', () => {
    const { lapses } = coverLapses(facts, () => TODAY, 40);
    expect(lapses).toEqual([
      { agentId: 1, queueId: null, campaignId: 20, language: 'en', level: 'C1', lastDay: '2026-03-10' },
      { agentId: 2, queueId: 10, campaignId: null, language: 'en', level: 'B2', lastDay: '2026-04-01' },
    ]);
  });

  it('counts the cover of today and what is lost of it', () => {
    const { work } = coverLapses(facts, () => TODAY, 40);
    expect(work).toEqual(
      [
        { queueId: null, campaignId: 20, agentsToday: 1, agentsLost: 1 },
        { queueId: 10, campaignId: null, agentsToday: 3, agentsLost: 1 },
      ].sort((a, b) => ((a.queueId ?? 0) < (b.queueId ?? 0) ? 1 : -1)),
    );
  });

  it('leaves out what lapses on the first day after the window', () => {
    expect(coverLapses(facts, () => TODAY, 8).lapses).toEqual([]);
    expect(coverLapses(facts, () => TODAY, 9).lapses).toHaveLength(1);
  });
});
