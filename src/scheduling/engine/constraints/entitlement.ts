import { entitlementTo } from '../problem-index.js';
import { minutesOf } from '../shift-time.js';
import { hardShiftRule } from './rule.js';

export const entitlement = hardShiftRule(
  'entitlement',
  'Agents work only on queues and campaigns they are entitled to',
  ({ agent, shift }) =>
    shift.activities.flatMap(({ kind, workId, start, end }) => {
      // Who takes part in meetings and training is the business of `off-phone-activities`.
      if (workId === null || kind === 'off-phone' || entitlementTo(agent, workId) !== undefined) return [];
      const message = `The agent is not entitled to "${workId}".`;
      return [{ workId, start, end, amount: minutesOf({ start, end }), message }];
    }),
);
