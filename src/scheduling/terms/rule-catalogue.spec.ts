import { JsonPlace } from '../../json/json-place.js';
import { WORK_RULE_IDS, workRuleFromJson } from '../engine/work-rules-json.js';
import { loadLabourPacks } from '../solver/labour-pack.loader.js';
import { type ParameterKind, RULE_CATALOGUE } from './rule-catalogue.js';
import { planningRuleInWords, premiumInWords, ruleInWords } from './rule-words.js';

/** A sound value of each kind, as a form would send it. */
const VALUES: Readonly<Record<ParameterKind, unknown>> = {
  minutes: 60,
  count: 2,
  window: { from: '23:00', to: '06:00' },
  'shift-types': ['early'],
  'shift-type': 'early',
  band: { starts: { from: '14:00', to: '22:00' } },
  date: '2026-03-02',
  rotation: ['early', 'off'],
  choice: undefined,
};
const TYPES = new Set(['early']);
const TERMS = ['rule', 'level', 'weight', 'source', 'onlyFlag', 'unlessFlag'];

const filled = (of: 'all' | 'required', { id, parameters }: (typeof RULE_CATALOGUE)[number]) => ({
  rule: id,
  ...Object.fromEntries(
    parameters
      .filter(({ isRequired }) => of === 'all' || isRequired)
      .map(({ name, kind, choices }) => [name, kind === 'choice' ? choices[0] : VALUES[kind]]),
  ),
});

describe('the catalogue of rules', () => {
  it('has every rule that the reader of problems knows, and no other', () => {
    expect(RULE_CATALOGUE.map(({ id }) => id).sort()).toEqual([...WORK_RULE_IDS].sort());
  });

  it.each(RULE_CATALOGUE.map((each) => [each.id, each] as const))('names the members of %s', (_, each) => {
    expect(workRuleFromJson(new JsonPlace(filled('all', each)), TYPES)).toEqual(filled('all', each));
    const odd = () => workRuleFromJson(new JsonPlace({ ...filled('all', each), odd: 1 }), TYPES);
    const known = [...TERMS, ...each.parameters.map(({ name }) => name)].sort();
    expect(odd).toThrow('has "odd", which is not known here');
    expect(membersTold(odd)).toEqual(known);
  });

  it.each(RULE_CATALOGUE.map((each) => [each.id, each] as const))(
    'asks for no less than %s needs',
    (_, each) => {
      const least = filled('required', each);
      const names = each.parameters.map(({ name }) => name);
      const bounded = names.includes('min') && names.includes('max') ? { ...least, max: 60 } : least;
      expect(workRuleFromJson(new JsonPlace(bounded), TYPES)).toEqual(bounded);
    },
  );
});

function membersTold(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return message
      .replace(/.*Known: (.*)\.$/s, '$1')
      .split(', ')
      .sort();
  }
}

describe('rules in words', () => {
  it('say what they ask for and how they are meant', () => {
    expect(ruleInWords({ rule: 'working-weekends', max: 2, weeks: 4, level: 'soft', weight: 300 })).toBe(
      'Working weekends: at most 2 weekends, in any 4 weeks; soft, 300 a weekend',
    );
    expect(ruleInWords({ rule: 'minimum-rest', minutes: 660 })).toBe(
      'Rest between shifts: at least 660 elapsed minutes; hard',
    );
  });

  it('name every rule and premium of every pack', () => {
    const packs = loadLabourPacks();
    for (const rule of packs.flatMap(({ rules }) => rules)) expect(ruleInWords(rule)).toMatch(/: .+; hard$/);
    const premiums = packs.flatMap((pack) => pack.premiums ?? []);
    expect(premiums.length).toBeGreaterThan(0);
    for (const premium of premiums) expect(premiumInWords(premium)).toMatch(/^\d+ % /);
  });

  it('tell fairness and shifts of a type', () => {
    expect(
      planningRuleInWords({ kind: 'fairness', content: { of: 'weekends', among: 'site', weight: 40 } }),
    ).toBe('Working weekends shared evenly within each site; soft, 40 for each one beyond');
    expect(
      planningRuleInWords({
        kind: 'shift-type-cover',
        content: { shiftType: 'late', min: 3, weekdays: [6, 7], level: 'soft', weight: 50 },
      }),
    ).toBe('Shifts of type “late”: at least 3 on Saturday, Sunday; soft, 50 a shift');
  });
});
