import { type ActivityRule } from './activity-rule.js';
import { demandMet } from './demand.js';
import { knownLetters } from './known-letters.js';
import { leastStretch } from './least-stretch.js';
import { openingHours } from './opening-hours.js';
import { shiftForm } from './shift-form.js';

/** Every rule of multi-activity shifts. */
export const ACTIVITY_RULES: readonly ActivityRule[] = [
  knownLetters,
  openingHours,
  shiftForm,
  leastStretch,
  demandMet,
];
