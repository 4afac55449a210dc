import { multiActivityFromJson } from './multi-activity-json.js';
import { DEMASSEY_RULES } from './problem.js';

const file = {
  seed: 3,
  activities: 2,
  periods: 4,
  period_minutes: 15,
  open: [1, 4],
  demand: [
    [0, 1, 2, 0],
    [0, 0, 0, 1],
  ],
  rules: 'demassey',
  shift_cost: 12,
};
const form = { name: 'short', least_span: 5, most_span: 9, pauses: [{ letter: 'b', periods: 1 }] };

describe('a problem of multi-activity shifts', () => {
  it('is read with its rules, hours, demand and cost of a shift', () => {
    expect(multiActivityFromJson(file)).toEqual({
      periods: 4,
      periodMinutes: 15,
      open: { from: 1, to: 4 },
      demand: file.demand,
      shiftCost: 12,
      rules: DEMASSEY_RULES,
    });
  });

  it('may have rules of its own', () => {
    const { rules } = multiActivityFromJson({ ...file, rules: { least_stretch: 2, forms: [form] } });
    expect(rules.leastStretch).toBe(2);
    expect(rules.forms[0]).toEqual({
      name: 'short',
      leastSpan: 5,
      mostSpan: 9,
      pauses: [{ letter: 'b', periods: 1 }],
    });
  });

  it.each<[string, object, string]>([
    ['no list', { open: 5 }, 'open must be a list (got 5).'],
    ['hours without an end', { open: [1] }, 'open must be [first open period, first closed period]'],
    ['hours that end before they begin', { open: [3, 2] }, 'open[1] must be 4 to 4 (got 2).'],
    [
      'too few activities',
      { activities: 3 },
      'demand must have a list for each of the 3 activities (got 2).',
    ],
    ['a day cut short', { demand: [[0], [0]] }, 'demand[0] must have 4 numbers, one a period (got 1).'],
    ['half an agent', { demand: [[0, 0.5, 0, 0], []] }, 'demand[0][1] must be a whole number (got 0.5).'],
    [
      'demand while closed',
      { demand: [[2, 0, 0, 0], []] },
      'demand[0][0] wants 2 outside the opening hours (1 to 4). Write 0 or open longer.',
    ],
    ['unknown rules', { rules: 'mine' }, 'rules must be one of demassey (got "mine").'],
    ['unknown members', { depth: 1 }, 'has "depth", which is not known here.'],
    ['a negative cost', { shift_cost: -1 }, 'shift_cost must be 0 or more (got -1).'],
    [
      'forms too short for their pauses',
      { rules: { least_stretch: 5, forms: [form] } },
      'rules.forms[0].most_span (9) is too short: stretches and pauses need 11 periods.',
    ],
    [
      'a pause that looks like an activity',
      { rules: { least_stretch: 2, forms: [{ ...form, pauses: [{ letter: '1', periods: 1 }] }] } },
      'rules.forms[0].pauses[0].letter must be one letter that is no digit and no dot (got "1").',
    ],
  ])('with %s is refused with place and advice', (_, change, message) => {
    expect(() => multiActivityFromJson({ ...file, ...change })).toThrow(message);
  });
});
