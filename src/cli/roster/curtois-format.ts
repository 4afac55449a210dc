import { checkDuties } from '../../scheduling/engine/duty-roster/check-duties.js';
import { readCurtois } from '../../scheduling/engine/duty-roster/curtois-format.js';
import { explainDuties } from '../../scheduling/engine/duty-roster/explain-duties.js';
import { readDuties, writeDuties } from '../../scheduling/engine/duty-roster/roster-format.js';
import { solveDutiesInThreads } from '../../scheduling/solver/duty-solver.js';
import {
  type CheckedRoster,
  type RosterFile,
  type RosterFormat,
  type SolvedRoster,
  type SolveOrder,
} from './roster-format.js';

/** Duty rosters in the text format of Curtois and Qu, with rows `employee,day,shift` as rosters. */
export const curtoisFormat: RosterFormat = { solve: solveFile, check: checkFiles, explain: explainFiles };

async function solveFile(file: RosterFile, order: SolveOrder): Promise<SolvedRoster> {
  const problem = file.read(readCurtois);
  const { roster, ...solved } = await solveDutiesInThreads(problem, {
    seed: order.seed,
    ...(order.steps === null ? {} : { steps: order.steps }),
    shouldStop: order.shouldStop,
    onProgress: ({ score, bound }) => order.onProgress({ score, bound }),
    pause: order.pause,
  });
  return { ...solved, text: writeDuties(roster), figures: { duties: roster.duties.length } };
}

function checkFiles(problemFile: RosterFile, rosterFile: RosterFile): CheckedRoster {
  const { hardViolations, cost, perRule, hard, soft } = checkDuties(
    problemFile.read(readCurtois),
    rosterFile.read(readDuties),
  );
  return { hardViolations, report: { score: cost, hardViolations, perRule, hard, soft } };
}

function explainFiles(problemFile: RosterFile, rosterFile: RosterFile): object {
  return explainDuties(problemFile.read(readCurtois), rosterFile.read(readDuties));
}
