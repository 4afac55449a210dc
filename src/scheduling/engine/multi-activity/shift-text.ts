import { JsonPlace } from '../../../json/json-place.js';
import { type ActivityShift, type MultiActivityProblem } from './problem.js';

const OFF = '.';

/**
 * Writes shifts as rosters have them: one text a shift and one letter a period, a digit for an activity, the letter of a pause,
 * or a dot.
 * @example
 * shiftTexts({ periods: 14 }, [{ form: { pauses: [{ letter: 'b', periods: 1 }] }, stretches: [{ activity: 0, from: 1, to: 6 }, { activity: 1, from: 7, to: 13 }] }]) // => ['.00000b111111.']
 */
export function shiftTexts(
  { periods }: Pick<MultiActivityProblem, 'periods'>,
  shifts: readonly ActivityShift[],
): string[] {
  return shifts.map(({ form, stretches }) => {
    const letters = Array<string>(periods).fill(OFF);
    stretches.forEach(({ activity, from, to }, at) => {
      if (at > 0) letters.fill(form.pauses[at - 1].letter, stretches[at - 1].to, from);
      letters.fill(String(activity), from, to);
    });
    return letters.join('');
  });
}

/** A roster as it stands in a file: the text of each shift. Whether it keeps the rules is `checkShifts`' to say. */
export type RosterTexts = readonly string[];

/**
 * Reads a roster: a JSON list with one text a shift.
 * @throws JsonProblemError with the place, what stands there and what should.
 * @example
 * rosterTextsFromJson(['..']) // => ['..']
 */
export function rosterTextsFromJson(json: unknown): RosterTexts {
  return new JsonPlace(json).items().map((place) => place.text());
}

/** A run of one letter. */
export interface LetterRun {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The runs of a shift's text, without the dots before and after the shift.
 * @example
 * letterRuns('..00b') // => [{ letter: '0', from: 2, to: 4 }, { letter: 'b', from: 4, to: 5 }]
 */
export function letterRuns(text: string): LetterRun[] {
  const runs: LetterRun[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    while (to < text.length && text[to] === text[from]) to++;
    runs.push({ letter: text[from], from, to });
  }
  const isWork = ({ letter }: LetterRun) => letter !== OFF;
  const first = runs.findIndex(isWork);
  return first < 0 ? [] : runs.slice(first, runs.findLastIndex(isWork) + 1);
}

/**
 * Whether a letter stands for work on an activity.
 * @example
 * isActivity('0') // => true
 */
export function isActivity(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}

/**
 * Agents at work, by activity and period.
 * @example
 * coverOf({ demand: [[0, 0, 0]] }, ['.00', '.0b']) // => [[0, 2, 1]]
 */
export function coverOf({ demand }: Pick<MultiActivityProblem, 'demand'>, roster: RosterTexts): number[][] {
  const cover = demand.map((wanted) => wanted.map(() => 0));
  for (const text of roster) {
    for (let period = 0; period < text.length; period++) {
      const row = isActivity(text[period]) ? cover.at(Number(text[period])) : undefined;
      if (row !== undefined && period < row.length) row[period]++;
    }
  }
  return cover;
}
