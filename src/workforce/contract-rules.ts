import { checkWhole, readCode, readName, readTime } from './checks.js';
import { valueInvalid } from './workforce.errors.js';
import { type Contract, type ContractBreak, type MinutesRange } from './workforce.js';

const DAY_MINUTES = 1_440;
const STEPS = [5, 15, 30, 60];

/** The contract as it will be stored. @throws UserError VALUE_INVALID naming the first field that cannot be met. */
export function checkedContract(contract: Omit<Contract, 'id'>): Omit<Contract, 'id'> {
  const checked = {
    code: readCode(contract.code),
    name: readName(contract.name),
    paidMinutesPerDay: checkedRange(contract.paidMinutesPerDay, 'paidMinutesPerDay', DAY_MINUTES),
    paidMinutesPerWeek: checkedRange(contract.paidMinutesPerWeek, 'paidMinutesPerWeek', 7 * DAY_MINUTES),
    minRestMinutes: checkWhole(contract.minRestMinutes, 'minRestMinutes', { min: 0, max: 2 * DAY_MINUTES }),
    maxConsecutiveDays: checkWhole(contract.maxConsecutiveDays, 'maxConsecutiveDays', { min: 1, max: 31 }),
    minDaysOffPerWeek: checkWhole(contract.minDaysOffPerWeek, 'minDaysOffPerWeek', { min: 0, max: 6 }),
    shiftStarts: checkedStarts(contract.shiftStarts),
    shiftLengthsMinutes: checkedLengths(contract.shiftLengthsMinutes),
    breaks: contract.breaks.map(checkedBreak),
  };
  checkWeek(checked);
  checkShifts(checked);
  return checked;
}

/** Minutes that breaks of the kind "unpaid" take out of a shift of this length. */
export function unpaidMinutes(breaks: readonly ContractBreak[], shiftMinutes: number): number {
  return breaks
    .filter((each) => !each.paid && each.fromShiftMinutes <= shiftMinutes)
    .reduce((sum, each) => sum + each.minutes, 0);
}

function checkedRange({ min, max }: MinutesRange, field: string, most: number): MinutesRange {
  checkWhole(min, `${field}.min`, { min: 0, max: most, unit: 'minutes' });
  checkWhole(max, `${field}.max`, { min: 1, max: most, unit: 'minutes' });
  if (min > max) {
    throw valueInvalid(
      `${field}.min`,
      min,
      `${field} is at least ${min} and at most ${max}. Swap or widen them.`,
    );
  }
  return { min, max };
}

function checkedStarts({ earliest, latest, stepMinutes }: Contract['shiftStarts']): Contract['shiftStarts'] {
  const field = 'shiftStarts';
  if (!STEPS.includes(stepMinutes)) {
    const message = `shiftStarts.stepMinutes is ${stepMinutes}. Write one of ${STEPS.join(', ')}.`;
    throw valueInvalid(`${field}.stepMinutes`, stepMinutes, message);
  }
  return {
    earliest: readTime(earliest, `${field}.earliest`),
    latest: readTime(latest, `${field}.latest`),
    stepMinutes,
  };
}

function checkedLengths(lengths: readonly number[]): number[] {
  const field = 'shiftLengthsMinutes';
  if (lengths.length === 0) throw valueInvalid(field, '', 'A contract needs at least one shift length.');
  for (const minutes of lengths) {
    checkWhole(minutes, field, { min: 15, max: DAY_MINUTES, unit: 'minutes' });
    if (minutes % 15 !== 0) {
      throw valueInvalid(field, minutes, `A shift of ${minutes} minutes does not fit the quarter-hours.`);
    }
  }
  return [...new Set(lengths)].sort((a, b) => a - b);
}

function checkedBreak(each: ContractBreak): ContractBreak {
  const { kind, minutes, paid, earliestAfterStartMinutes, latestAfterStartMinutes, fromShiftMinutes } = each;
  checkWhole(minutes, 'breaks.minutes', { min: 5, max: 240, unit: 'minutes' });
  for (const [field, value] of Object.entries({
    earliestAfterStartMinutes,
    latestAfterStartMinutes,
    fromShiftMinutes,
  })) {
    checkWhole(value, `breaks.${field}`, { min: 0, max: DAY_MINUTES, unit: 'minutes' });
  }
  if (earliestAfterStartMinutes > latestAfterStartMinutes) {
    throw valueInvalid(
      'breaks.latestAfterStartMinutes',
      latestAfterStartMinutes,
      `A ${kind} may start from minute ${earliestAfterStartMinutes} to minute ${latestAfterStartMinutes} of the shift: swap them.`,
    );
  }
  return { kind, minutes, paid, earliestAfterStartMinutes, latestAfterStartMinutes, fromShiftMinutes };
}

function checkWeek(contract: Omit<Contract, 'id'>): void {
  const workDays = 7 - contract.minDaysOffPerWeek;
  const most = workDays * contract.paidMinutesPerDay.max;
  if (contract.paidMinutesPerWeek.min > most) {
    throw valueInvalid(
      'paidMinutesPerWeek.min',
      contract.paidMinutesPerWeek.min,
      `paidMinutesPerWeek.min (${contract.paidMinutesPerWeek.min}) cannot be reached: ${workDays} days of at most ${contract.paidMinutesPerDay.max} paid minutes give ${most}. Lower it, or allow longer days or fewer days off.`,
    );
  }
}

function checkShifts(contract: Omit<Contract, 'id'>): void {
  const { min, max } = contract.paidMinutesPerDay;
  for (const length of contract.shiftLengthsMinutes) {
    const paid = length - unpaidMinutes(contract.breaks, length);
    if (paid < min || paid > max) {
      throw valueInvalid(
        'shiftLengthsMinutes',
        length,
        `A shift of ${length} minutes has ${paid} paid minutes, outside paidMinutesPerDay (${min} to ${max}). Change the length, the breaks or the range.`,
      );
    }
  }
}
