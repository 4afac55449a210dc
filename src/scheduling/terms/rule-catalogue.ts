import { type WorkRuleId } from '../engine/work-rules.js';

/** What a parameter of a rule is, for forms; the reader of problems has the last word on its value. */
export type ParameterKind =
  'minutes' | 'count' | 'window' | 'shift-types' | 'shift-type' | 'band' | 'date' | 'rotation' | 'choice';

export interface RuleParameter {
  readonly name: string;
  readonly label: string;
  readonly kind: ParameterKind;
  readonly isRequired: boolean;
  /** Of a `choice`. */
  readonly choices: readonly string[];
}

export interface RuleDescription {
  readonly id: WorkRuleId;
  readonly title: string;
  /** What a soft rule's weight is for: the cost of one of these. */
  readonly unit: string;
  readonly parameters: readonly RuleParameter[];
}

const parameter =
  (kind: ParameterKind, isRequired = true, choices: readonly string[] = []) =>
  (name: string, label: string): RuleParameter => ({ name, label, kind, isRequired, choices });

const minutes = parameter('minutes');
const count = parameter('count');
const mayMinutes = parameter('minutes', false);
const mayCount = parameter('count', false);
const bounds = (what: string, of = mayMinutes) => [
  of('min', `At least (${what})`),
  of('max', `At most (${what})`),
];
const night = [
  parameter('window')('night', 'The night'),
  minutes('nightMinutes', 'A night shift has so many minutes in it'),
];

const CATALOGUE: Readonly<Record<WorkRuleId, readonly [string, string, readonly RuleParameter[]]>> = {
  'paid-time-per-day': ['Paid time of a day', 'minute', bounds('paid minutes')],
  'paid-time-per-week': ['Paid time of a week', 'minute', bounds('paid minutes')],
  'paid-time-per-period': ['Paid time of the period', 'minute', bounds('paid minutes')],
  'minimum-rest': ['Rest between shifts', 'minute', [minutes('minutes', 'At least (elapsed minutes)')]],
  'consecutive-days': ['Days worked in a row', 'day', [count('max', 'At most (days)')]],
  'consecutive-shifts': ['Length of runs of shifts', 'shift', bounds('shifts', mayCount)],
  'consecutive-days-off': ['Days off in a row', 'day', [count('min', 'At least (days)')]],
  'days-off': ['Days off in a week', 'day', [count('min', 'At least (days)')]],
  'working-weekends': [
    'Working weekends',
    'weekend',
    [count('max', 'At most (weekends)'), mayCount('weeks', 'In any so many weeks (empty: in the period)')],
  ],
  'shift-start-distance': [
    'How far starts move from day to day',
    'minute',
    [minutes('max', 'At most (minutes)'), mayCount('daysApart', 'Days apart (empty: 1)')],
  ],
  'shift-start-variance': ['Spread of a week’s starts', 'minute', [minutes('max', 'At most (minutes)')]],
  'forbidden-successions': [
    'Shifts that must not follow each other',
    'time',
    [
      parameter('band')('first', 'First'),
      parameter('band')('next', 'Then'),
      mayCount('daysApart', 'Days apart (empty: 1)'),
    ],
  ],
  'shift-type': ['Only shifts of these types', 'shift', [parameter('shift-types')('allowed', 'Allowed')]],
  'shifts-per-type': [
    'Shifts of a type',
    'shift',
    [
      parameter('shift-type')('shiftType', 'Shift type'),
      parameter('choice', true, ['week', 'period'])('per', 'In each'),
      ...bounds('shifts', mayCount),
    ],
  ],
  'longest-work-stretch': [
    'Longest work without a pause',
    'minute',
    [
      minutes('max', 'At most (minutes)'),
      mayMinutes('pauseMinutes', 'Pause of at least (minutes; empty: any)'),
    ],
  ],
  'pauses-by-hours': [
    'Pauses by hours worked',
    'pause',
    [
      minutes('overMinutes', 'Over so many minutes worked'),
      count('count', 'So many pauses'),
      minutes('minutes', 'Of so many minutes'),
      parameter('choice', false, ['break', 'meal'])('kind', 'Kind (empty: any)'),
      mayMinutes('startsWithinMinutes', 'The last begins within (minutes of work)'),
    ],
  ],
  'rests-by-hours': [
    'Paid breaks by hours worked',
    'break',
    [
      minutes('minutes', 'Of so many minutes'),
      minutes('perMinutes', 'For every so many minutes worked'),
      minutes('fromMinutes', 'From so many minutes worked on'),
    ],
  ],
  rotation: [
    'Rotation of days',
    'day',
    [
      parameter('date')('firstDate', 'First day of a cycle'),
      parameter('rotation')('days', 'Days: shift types, off or any, with commas'),
    ],
  ],
  'night-shifts': [
    'Night shifts',
    'shift',
    [...night, count('max', 'At most (shifts)'), count('days', 'In any so many days')],
  ],
  'night-hours-average': [
    'Average hours of night workers',
    'minute',
    [...night, minutes('max', 'At most (minutes a day)'), count('weeks', 'Over so many weeks')],
  ],
  'average-hours': [
    'Average hours a week',
    'minute',
    [minutes('max', 'At most (paid minutes a week)'), count('weeks', 'Over so many weeks')],
  ],
  'spread-over': [
    'From a day’s first start to its last end',
    'minute',
    [minutes('max', 'At most (minutes)')],
  ],
  'weekly-rest': [
    'Weekly rest in one piece',
    'minute',
    [
      minutes('minutes', 'At least (minutes)'),
      mayCount('afterDays', 'After so many days (empty: in every week)'),
    ],
  ],
};

/** Every rule that a planner can choose, with what it asks for. */
export const RULE_CATALOGUE: readonly RuleDescription[] = (Object.keys(CATALOGUE) as WorkRuleId[]).map(
  (id) => {
    const [title, unit, parameters] = CATALOGUE[id];
    return { id, title, unit, parameters };
  },
);

/** The description of a rule by its id. */
export function ruleDescription(id: WorkRuleId): RuleDescription {
  const [title, unit, parameters] = CATALOGUE[id];
  return { id, title, unit, parameters };
}
