import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aContract, anAgent, aProblem, aRoster, aShift } from '../../../test/builders/roster.js';
import { check } from '../engine/check.js';
import { type Roster } from '../engine/roster.js';
import { loadLabourPacks, parseLabourPack } from './labour-pack.loader.js';

const packs = loadLabourPacks();
const rulesFolder = join(import.meta.dirname, '../../../rules');
const schemaText = readFileSync(join(rulesFolder, 'labour.schema.json'), 'utf8');
const contracts = [
  aContract({
    paidMinutesPerDay: { min: 0, max: 900 },
    paidMinutesPerWeek: { min: 0, max: 9000 },
    minRestMinutes: 0,
    maxConsecutiveDays: 14,
    minDaysOffPerWeek: 0,
    shiftLengthsMinutes: [240, 480, 540, 600, 780],
    pay: { centsPerHour: 1000 },
  }),
];

/** A roster under one pack: the rules of the law that it breaks, and what it costs. */
function under(packId: string, roster: Roster, flags: readonly string[] = []) {
  const sites = [{ id: 'bogota', labourPacks: [packId] }];
  const problem = aProblem({ contracts, agents: [anAgent({ flags })], labourPacks: packs, sites });
  const { hard, perRule } = check(problem, roster);
  return {
    broken: hard.filter(({ message }) => message.includes('(')).map(({ ruleId }) => ruleId),
    messages: hard.map(({ message }) => message).filter((message) => message.includes('(')),
    cost: perRule.find(({ ruleId }) => ruleId === 'labour-cost')?.cost,
  };
}

const days = (count: number, start: string, ...activities: string[]) =>
  aRoster(...Array.from({ length: count }, (_, day) => aShift(day, start, activities)));

describe('the labour packs of the house', () => {
  it('cover five places, each with dates and sources, none of them confirmed by counsel', () => {
    expect(packs.map(({ jurisdiction }) => jurisdiction)).toEqual(['EU', 'GB', 'IN', 'PH', 'US-CA']);
    expect(packs.filter(({ verified }) => verified)).toEqual([]);
    const sources = packs.flatMap(({ source, rules }) => [source, ...rules.map((rule) => rule.source ?? '')]);
    expect(sources.filter((source) => source.length < 8)).toEqual([]);
  });

  it('ask in the European Union and Britain for rest, breaks, 48 hours and 8 for night workers', () => {
    const short = aRoster(
      aShift(0, '14:00', ['inbound 200', 'break 20', 'inbound 260']),
      aShift(1, '08:00', ['inbound 240']),
    );
    expect(under('eu', short).messages).toEqual([
      '600 min of rest before the shift of 2026-03-03; at least 660 are needed (Directive 2003/88/EC art. 3).',
    ]);
    const long = days(6, '08:00', 'inbound 300', 'break 15', 'inbound 285');
    expect(under('eu', long).broken.sort()).toEqual(['average-hours', 'weekly-rest']);
    expect(under('gb', long, ['gb-48h-opt-out']).broken).toEqual([
      ...Array<string>(6).fill('pauses-by-hours'),
      'weekly-rest',
    ]);
    const nights = aRoster(
      ...[0, 1, 2, 3, 4].map((day) => aShift(day, '20:00', ['inbound 300', 'break 20', 'inbound 280'])),
    );
    expect(under('gb', nights, ['gb-48h-opt-out']).broken).toEqual(['night-hours-average']);
  });

  it('ask in California for meals by the fifth and tenth hour, rests, and overtime pay', () => {
    const good = days(
      1,
      '08:00',
      'inbound 120',
      'break 10',
      'inbound 170',
      'meal 30',
      'inbound 120',
      'break 10',
      'inbound 50',
    );
    expect(under('us-ca', good)).toMatchObject({ broken: [], cost: 80 });
    const long = days(
      1,
      '06:00',
      ...['inbound 150', 'break 10', 'inbound 140', 'meal 30', 'inbound 150', 'break 10', 'inbound 110'],
      ...['break 10', 'inbound 200'],
    );
    expect(under('us-ca', long)).toMatchObject({ broken: ['pauses-by-hours'], cost: 130 + 4 * 5 + 10 + 10 });
    expect(under('us-ca', days(1, '08:00', 'inbound 165', 'break 10', 'inbound 175')).broken).toEqual([
      'pauses-by-hours',
    ]);
    expect(
      under('us-ca', days(1, '08:00', 'inbound 160', 'break 10', 'inbound 170'), ['us-ca-meal-waiver'])
        .broken,
    ).toEqual([]);
  });

  it('ask in the Philippines for eight hours, a meal of 60 minutes, rest after six days, and pay nights', () => {
    const good = days(6, '20:00', 'inbound 240', 'meal 60', 'inbound 240');
    expect(under('ph', good)).toMatchObject({ broken: [], cost: 6 * (80 + 6) });
    expect(under('ph', days(7, '20:00', 'inbound 240', 'meal 60', 'inbound 240')).broken).toEqual([
      'weekly-rest',
    ]);
    const long = days(1, '08:00', 'inbound 300', 'meal 30', 'inbound 240');
    expect(under('ph', long).broken).toEqual(['paid-time-per-day', 'pauses-by-hours']);
    expect(under('ph', long, ['ph-overtime'])).toMatchObject({ broken: ['pauses-by-hours'], cost: 90 + 2.5 });
  });

  it('ask in India for eight hours unless overtime is consented to, breaks, a weekly holiday and consent to nights', () => {
    const long = days(1, '08:00', 'inbound 300', 'break 30', 'inbound 270');
    expect(under('in', long).broken).toEqual(['paid-time-per-day']);
    expect(under('in', long, ['in-overtime-consent'])).toMatchObject({ broken: [], cost: 100 + 20 });
    expect(under('in', days(7, '08:00', 'inbound 240')).broken).toEqual(['days-off']);
    expect(under('in', days(1, '08:00', 'inbound 305')).broken).toEqual(['longest-work-stretch']);
    expect(under('in', days(1, '08:00', 'inbound 220', 'meal 260', 'inbound 245')).broken).toEqual([
      'spread-over',
    ]);
    const night = days(1, '18:00', 'inbound 240');
    expect(under('in', night).broken).toEqual([]);
    expect(under('in', night, ['in-night-consent-needed']).broken).toEqual(['night-shifts']);
    expect(under('in', night, ['in-night-consent-needed', 'in-night-consent']).broken).toEqual([]);
  });
});

describe('a bad labour pack', () => {
  const good = JSON.parse(readFileSync(join(rulesFolder, 'labour/eu.json'), 'utf8')) as Record<
    string,
    unknown
  >;

  it.each([
    [{ rules: [{ rule: 'nap' }] }, '/rules/0'],
    [{ rules: [{ rule: 'spread-over' }] }, "must have required property 'max'"],
    [{ source: '' }, '/source'],
    [{ author: 'me' }, 'additional properties ("author")'],
    [{ validFrom: '2026-02-30' }, 'validFrom is wrong: "2026-02-30" is not a date'],
    [{ validTo: '1999-01-01' }, 'validTo (1999-01-01) is before validFrom'],
    [{ rules: [{ rule: 'consecutive-shifts', min: 3, max: 2 }] }, 'rules[0].max must be 3 (the min) or more'],
  ])('with %j is refused in words', (changes, message) => {
    expect(() => parseLabourPack({ ...good, ...changes })).toThrow(message);
  });

  it('names its file, and two of one id are refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'labour-'));
    try {
      mkdirSync(join(folder, 'labour'));
      writeFileSync(join(folder, 'labour.schema.json'), schemaText);
      writeFileSync(join(folder, 'labour', 'a.json'), JSON.stringify(good));
      expect(loadLabourPacks(folder)).toHaveLength(1);
      writeFileSync(join(folder, 'labour', 'b.json'), JSON.stringify(good));
      expect(() => loadLabourPacks(folder)).toThrow('Two labour packs have the id "eu". Rename one.');
      writeFileSync(join(folder, 'labour', 'b.json'), '{}');
      expect(() => loadLabourPacks(folder)).toThrow('b.json: the pack must have required property');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
