/** The engine's lists of words, for those who show or check them and compute nothing. */
export { DEFAULT_ADHERENCE_MAP, PLANNED_KINDS, VERDICTS } from './engine/adherence-map.js';
export { DECLARED_CODES, DIRECTIONS } from './engine/agent-event.js';
export { AGENT_STATES, REASON_STATES } from './engine/agent-state.js';
export { BOARD_STATUSES } from './engine/board.js';
export { APPROVED_EFFECTS, EXCEPTION_KINDS } from './engine/exceptions.js';
export { EXPLANATION_ACTIONS, EXPLANATION_REASONS, EXPLANATION_STATUSES } from './engine/explanation.js';
export { FEED_STATUSES } from './telephony/feed/feed-health.js';
