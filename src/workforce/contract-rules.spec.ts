import { localTime } from '../time/zoned-time.js';
import { UserError } from '../user-error.js';
import { checkedContract, unpaidMinutes } from './contract-rules.js';
import { type Contract, type ContractBreak } from './workforce.js';

const MEAL: ContractBreak = {
  kind: 'meal',
  minutes: 60,
  paid: false,
  earliestAfterStartMinutes: 180,
  latestAfterStartMinutes: 330,
  fromShiftMinutes: 360,
};

const FULL: Omit<Contract, 'id'> = {
  code: 'FULL',
  name: 'Full time',
  paidMinutesPerDay: { min: 240, max: 480 },
  paidMinutesPerWeek: { min: 1200, max: 2400 },
  minRestMinutes: 660,
  maxConsecutiveDays: 6,
  minDaysOffPerWeek: 2,
  shiftStarts: { earliest: localTime('06:00'), latest: localTime('14:00'), stepMinutes: 30 },
  shiftLengthsMinutes: [540, 300, 540],
  breaks: [MEAL],
};

function fieldRefused(over: Partial<Omit<Contract, 'id'>>): unknown {
  try {
    checkedContract({ ...FULL, ...over });
  } catch (error) {
    if (error instanceof UserError) return error.place.field;
    throw error;
  }
  return 'nothing';
}

describe('a contract', () => {
  it('is kept with its lengths sorted and each once', () => {
    expect(checkedContract(FULL).shiftLengthsMinutes).toEqual([300, 540]);
  });

  it('may have starts that run past midnight', () => {
    const shiftStarts = { earliest: localTime('22:00'), latest: localTime('02:00'), stepMinutes: 60 };
    expect(checkedContract({ ...FULL, shiftStarts }).shiftStarts).toEqual(shiftStarts);
  });

  it.each<[string, Partial<Omit<Contract, 'id'>>]>([
    ['paidMinutesPerDay.min', { paidMinutesPerDay: { min: 481, max: 480 } }],
    ['paidMinutesPerDay.max', { paidMinutesPerDay: { min: 0, max: 1441 } }],
    ['paidMinutesPerWeek.min', { paidMinutesPerWeek: { min: 2401, max: 3000 } }],
    ['minRestMinutes', { minRestMinutes: -1 }],
    ['maxConsecutiveDays', { maxConsecutiveDays: 0 }],
    ['minDaysOffPerWeek', { minDaysOffPerWeek: 7 }],
    [
      'shiftStarts.stepMinutes',
      { shiftStarts: { earliest: localTime('06:00'), latest: localTime('14:00'), stepMinutes: 7 } },
    ],
    ['shiftLengthsMinutes', { shiftLengthsMinutes: [] }],
    ['shiftLengthsMinutes', { shiftLengthsMinutes: [500] }],
    ['shiftLengthsMinutes', { shiftLengthsMinutes: [600] }],
    ['breaks.minutes', { breaks: [{ ...MEAL, minutes: 4 }] }],
    ['breaks.latestAfterStartMinutes', { breaks: [{ ...MEAL, latestAfterStartMinutes: 179 }] }],
  ])('is refused for %s', (field, over) => {
    expect(fieldRefused(over)).toBe(field);
  });

  it('says how many minutes a week can give when the week cannot be reached', () => {
    const week = { paidMinutesPerWeek: { min: 2500, max: 3000 } };
    expect(() => checkedContract({ ...FULL, ...week })).toThrow(
      '5 days of at most 480 paid minutes give 2400',
    );
  });
});

describe('unpaid minutes', () => {
  it('count only breaks that the shift is long enough for', () => {
    expect([359, 360].map((minutes) => unpaidMinutes([MEAL, { ...MEAL, paid: true }], minutes))).toEqual([
      0, 60,
    ]);
  });
});
