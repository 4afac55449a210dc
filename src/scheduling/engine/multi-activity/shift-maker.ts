import { type Random } from '../random.js';
import { type FlowModel, type ShiftColumn } from './flow-model.js';
import { type ActivityShift, type Stretch } from './problem.js';

interface Choice {
  readonly column: number;
}

/** How a choice is made among columns with these values. */
type Chooser = <T extends Choice>(choices: readonly T[]) => T;

/**
 * One shift drawn from a fractional solution: likely columns are drawn more often.
 * @example
 * drawShift({ shifts: [{ column: 0, form: 'x', part: 0, from: 1, to: 3 }], isStretch: () => true, activitiesOf: () => [{ column: 1, activity: 2 }] }, [1, 1], () => 0).stretches // => [{ activity: 2, from: 1, to: 3 }]
 */
export function drawShift(flow: FlowModel, values: Float64Array, random: Random): ActivityShift {
  const choose: Chooser = (choices) => {
    let sum = 0;
    for (const { column } of choices) sum += Math.max(0, values[column]);
    let left = random() * sum;
    let likely = choices[0];
    for (const choice of choices) {
      const value = Math.max(0, values[choice.column]);
      if (value > values[likely.column]) likely = choice;
      left -= value;
      if (left < 0) return choice;
    }
    return likely;
  };
  return makeShift(flow, choose(flow.shifts), choose);
}

/**
 * Takes a whole solution apart into its shifts.
 * @example
 * wholeShifts({ shifts: [{ column: 0, form: 'x', part: 0, from: 1, to: 3 }], isStretch: () => true, activitiesOf: () => [{ column: 1, activity: 2 }] }, Float64Array.of(1, 1)).length // => 1
 */
export function wholeShifts(flow: FlowModel, values: Float64Array): ActivityShift[] {
  const left = values.map(Math.round);
  const choose: Chooser = (choices) => {
    const choice = choices.find(({ column }) => left[column] > 0);
    if (choice === undefined) throw new Error('A whole solution does not come apart into shifts.');
    left[choice.column]--;
    return choice;
  };
  const shifts: ActivityShift[] = [];
  for (const shift of flow.shifts) {
    for (let times = left[shift.column]; times > 0; times--) shifts.push(makeShift(flow, shift, choose));
  }
  return shifts;
}

function makeShift(flow: FlowModel, shift: ShiftColumn, choose: Chooser): ActivityShift {
  const stretches: Stretch[] = [];
  const fill = (part: number, from: number, to: number): void => {
    if (flow.isStretch(part)) {
      const { activity } = choose(flow.activitiesOf(part, from, to));
      stretches.push({ activity, from, to });
      return;
    }
    const { left, leftTo, right, rightFrom } = choose(flow.splitsOf(part, from, to));
    fill(left, from, leftTo);
    fill(right, rightFrom, to);
  };
  fill(shift.part, shift.from, shift.to);
  return { form: shift.form, stretches };
}
