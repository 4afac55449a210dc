import {
  activityUse,
  type CheckedShifts,
  checkShifts,
} from '../../scheduling/engine/multi-activity/check-shifts.js';
import { multiActivityFromJson } from '../../scheduling/engine/multi-activity/multi-activity-json.js';
import { rosterTextsFromJson, shiftTexts } from '../../scheduling/engine/multi-activity/shift-text.js';
import {
  MULTI_ACTIVITY_STEPS,
  solveMultiActivity,
} from '../../scheduling/engine/multi-activity/solve-multi-activity.js';
import {
  type CheckedRoster,
  type RosterFile,
  type RosterFormat,
  type SolvedRoster,
  type SolveOrder,
} from './roster-format.js';

/** Days of shifts on several activities, as the benchmark of Demassey, Pesant and Rousseau has them. */
export const multiActivityFormat: RosterFormat = {
  solve: solveFile,
  check: checkFiles,
  explain: explainFiles,
};

async function solveFile(file: RosterFile, order: SolveOrder): Promise<SolvedRoster> {
  const problem = file.readJson(multiActivityFromJson);
  const steps = order.steps ?? MULTI_ACTIVITY_STEPS;
  const { shifts, bound } = await solveMultiActivity(problem, { ...order, steps });
  if (shifts === null) {
    throw new RangeError(
      `${file.path}: no roster was found in time. Allow more with --time-limit or --steps.`,
    );
  }
  const texts = shiftTexts(problem, shifts);
  const { cost, workedPeriods, broken } = checkShifts(problem, texts);
  return {
    text: `${JSON.stringify(texts, null, 0)}\n`,
    score: cost,
    hardViolations: broken.length,
    bound,
    steps,
    figures: { shifts: texts.length, workedPeriods, optimal: cost <= bound },
  };
}

function checkFiles(problemFile: RosterFile, rosterFile: RosterFile): CheckedRoster {
  const problem = problemFile.readJson(multiActivityFromJson);
  const checked = checkShifts(problem, rosterFile.readJson(rosterTextsFromJson));
  return { hardViolations: checked.broken.length, report: { score: scoreOf(checked), ...checked } };
}

function explainFiles(problemFile: RosterFile, rosterFile: RosterFile): object {
  const problem = problemFile.readJson(multiActivityFromJson);
  const roster = rosterFile.readJson(rosterTextsFromJson);
  const checked = checkShifts(problem, roster);
  const activities = activityUse(problem, roster);
  const { cost, workedPeriods, shifts, broken } = checked;
  return {
    score: scoreOf(checked),
    summary: [
      broken.length === 0 ? 'No rule is broken.' : `Rules are broken ${broken.length} times.`,
      `${shifts} shifts with ${workedPeriods} worked periods cost ${cost}.`,
      ...activities.map(
        ({ activity, wanted, under, over }) =>
          `Activity ${activity}: ${under} periods below demand and ${over} above, of ${wanted} wanted.`,
      ),
    ],
    activities,
    broken,
  };
}

function scoreOf({ cost, broken }: CheckedShifts): object {
  return { hardViolations: broken.length, cost };
}
