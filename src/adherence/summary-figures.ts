import { type SummaryFigure, type SummaryRow } from './adherence-summary.js';
import {
  ASA_FROM_RING,
  type ContactTally,
  OCCUPANCY_HANDLING,
  SERVICE_LEVEL_FROM_RING,
} from './engine/contact-figures.js';
import { type ExceptionKind } from './engine/exceptions.js';
import { ratioOf } from './engine/formulas/formula.js';
import { type Tally } from './engine/tally.js';

/** What sums of seconds and calls come to. */
export function figuresOf(
  tally: Tally,
  contacts: ContactTally,
): Pick<SummaryRow, 'figures' | 'approvedFigures' | 'contactFigures' | 'exceptions'> {
  const { handlingSeconds, staffedSeconds, exceptionSeconds } = tally;
  const { rung, answered, answeredInTime, waitedSeconds } = contacts;
  const kinds = Object.entries(exceptionSeconds) as [ExceptionKind, number][];
  return {
    figures: tally.amounts.map((each) => ofAmounts(...each)),
    approvedFigures: tally.approvedAmounts.map(([id, sum]) => ofAmounts(`${id}.with-approvals`, sum)),
    contactFigures: [
      share(SERVICE_LEVEL_FROM_RING, answeredInTime, rung),
      share(ASA_FROM_RING, waitedSeconds, answered),
      share(OCCUPANCY_HANDLING, handlingSeconds, staffedSeconds),
    ],
    exceptions: kinds.map(([kind, seconds]) => ({ kind, seconds })),
  };
}

function ofAmounts(formula: string, sum: Parameters<typeof ratioOf>[0]): SummaryFigure {
  const { value, numeratorSeconds, denominatorSeconds } = ratioOf(sum);
  return { formula, value, numerator: numeratorSeconds, denominator: denominatorSeconds };
}

function share(formula: string, numerator: number, denominator: number): SummaryFigure {
  return { formula, value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}
