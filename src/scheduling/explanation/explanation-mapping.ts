import { type Conflict } from '../engine/explanation/conflict.js';
import { type RelaxationReport } from '../engine/explanation/relaxation.js';
import { relaxationWords } from '../engine/explanation/words.js';
import { rowOfContract, rowOfWork } from '../solver/work-ids.js';
import { type ExplainedConflict, type ExplanationAnswer } from './roster-explanation.js';

export function toRelaxationAnswer(report: RelaxationReport): ExplanationAnswer {
  const relaxations = report.relaxations.map(({ workId, contractId, ...relaxation }) => ({
    ...relaxation,
    ...rowOfWork(workId),
    contractId: contractId === null ? null : rowOfContract(contractId),
  }));
  return {
    summary: relaxationWords(report),
    relaxations: { ...report, relaxations },
    conflicts: null,
  };
}

export function toConflictAnswer(conflicts: readonly Conflict[]): ExplanationAnswer {
  return {
    summary:
      conflicts.length === 0
        ? ['Every hard demand can be met together, as far as the search sees.']
        : conflicts.map(({ message }) => message),
    relaxations: null,
    conflicts: conflicts.map(toConflict),
  };
}

function toConflict({ level, message, members }: Conflict): ExplainedConflict {
  return {
    level,
    message,
    members: members.map(({ ruleId, agentId, workId, message: words }) => ({
      ruleId,
      agentId: agentId === null ? null : Number(agentId),
      ...rowOfWork(workId),
      message: words,
    })),
  };
}
