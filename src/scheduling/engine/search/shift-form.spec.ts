import { shiftForms } from './shift-form.js';

const meal = {
  kind: 'meal',
  minutes: 60,
  paid: false,
  earliestAfterStartMinutes: 180,
  latestAfterStartMinutes: 300,
  fromShiftMinutes: 400,
} as const;
const contract = {
  shiftLengthsMinutes: [480, 240, 540],
  paidMinutesPerDay: { min: 240, max: 480 },
  breaks: [meal],
};

describe('forms of shift', () => {
  it('have the pauses that are due at their length, and paid time without unpaid ones', () => {
    expect(
      shiftForms(contract, 15).map(({ slots, paidMinutes, pauses }) => [slots, paidMinutes, pauses.length]),
    ).toEqual([
      [16, 240, 0],
      [32, 420, 1],
      [36, 480, 1],
    ]);
  });

  it('leave out lengths beyond the paid time of a day', () => {
    const short = { ...contract, paidMinutesPerDay: { min: 300, max: 450 } };
    expect(shiftForms(short, 15).map(({ slots }) => slots)).toEqual([32]);
  });

  it('leave out lengths in which the pauses find no place', () => {
    const twice = {
      ...contract,
      breaks: [meal, { ...meal, earliestAfterStartMinutes: 200, latestAfterStartMinutes: 290 }],
    };
    expect(shiftForms(twice, 5).map(({ slots }) => slots)).toEqual([48]);
  });

  it('expect presence to lack each pause as often as it may be there', () => {
    const [, eight] = shiftForms(contract, 15);
    const present = eight.presence.reduce((sum, each) => sum + each, 0);
    expect(present * 15).toBeCloseTo(eight.workMinutes, 9);
    expect([eight.presence[11], eight.presence[12], eight.presence[20]]).toEqual([1, 0.8, 1]);
  });
});
