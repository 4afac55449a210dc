import { adherenceProductive } from './adherence-productive.js';
import { adherenceStandard } from './adherence-standard.js';
import { adherenceWithUnscheduled } from './adherence-with-unscheduled.js';
import { conformanceOnQueue } from './conformance-on-queue.js';
import { conformancePaid } from './conformance-paid.js';
import { type Formula } from './formula.js';

/** Every formula, in the order in which figures are shown. */
export const FORMULAS: readonly Formula[] = [
  adherenceStandard,
  adherenceWithUnscheduled,
  adherenceProductive,
  conformanceOnQueue,
  conformancePaid,
];
