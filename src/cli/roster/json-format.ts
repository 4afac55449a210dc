import { check } from '../../scheduling/engine/check.js';
import { coverGaps } from '../../scheduling/engine/cover.js';
import { explain, scheduleEfficiency } from '../../scheduling/engine/explain.js';
import { explainRoster } from '../../scheduling/engine/explanation/explain-roster.js';
import { problemFromJson } from '../../scheduling/engine/problem-json.js';
import { rosterFromJson, rosterToJson } from '../../scheduling/engine/roster-json.js';
import { solve } from '../../scheduling/engine/solve.js';
import { withSecondThread } from '../../scheduling/solver/lane-thread.js';
import {
  type CheckedRoster,
  type RosterFile,
  type RosterFormat,
  type SolvedRoster,
  type SolveOrder,
} from './roster-format.js';

/** Without a number of steps the time limit ends a solve: whoever waits wants the best roster by then. */
const UNTIL_STOPPED = 1_000_000_000;

/** Problems of blended work, as docs/scheduling-problem.schema.json describes them. */
export const jsonFormat: RosterFormat = { solve: solveFile, check: checkFiles, explain: explainFiles };

async function solveFile(file: RosterFile, order: SolveOrder): Promise<SolvedRoster> {
  const problem = file.readJson(problemFromJson);
  const { roster, score, bound } = await withSecondThread((startLane) =>
    solve(problem, {
      seed: order.seed,
      budget: { steps: order.steps ?? UNTIL_STOPPED },
      shouldStop: order.shouldStop,
      onProgress: ({ bestScore, bound }) => order.onProgress({ score: bestScore, bound }),
      pause: order.pause,
      startLane,
    }),
  );
  return {
    text: `${JSON.stringify(rosterToJson(roster))}\n`,
    score: score.cost,
    hardViolations: score.hardViolations,
    bound,
    steps: order.steps,
    figures: {
      shifts: roster.shifts.length,
      scheduleEfficiency: scheduleEfficiency(coverGaps(problem, roster)),
    },
  };
}

function checkFiles(problemFile: RosterFile, rosterFile: RosterFile): CheckedRoster {
  const problem = problemFile.readJson(problemFromJson);
  const roster = rosterFile.readJson(rosterFromJson);
  const evaluation = check(problem, roster);
  const { score, perRule, hard } = evaluation;
  const { summary, cover, outbound } = explain(problem, roster, evaluation);
  return {
    hardViolations: score.hardViolations,
    report: { score, summary, perRule, cover, outbound, hard },
  };
}

async function explainFiles(problemFile: RosterFile, rosterFile: RosterFile): Promise<object> {
  const problem = problemFile.readJson(problemFromJson);
  const roster = rosterFile.readJson(rosterFromJson);
  const evaluation = check(problem, roster);
  return { score: evaluation.score, ...(await explainRoster(problem, roster, evaluation)) };
}
