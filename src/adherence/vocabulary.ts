/** The engine's lists of words, for those who show or check them and compute nothing. */
export { DEFAULT_ADHERENCE_MAP, PLANNED_KINDS, VERDICTS } from './engine/adherence-map.js';
export { DECLARED_CODES, DIRECTIONS } from './engine/agent-event.js';
export { AGENT_STATES, REASON_STATES } from './engine/agent-state.js';
export { BOARD_STATUSES } from './engine/board.js';
export { EXCEPTION_KINDS } from './engine/exceptions.js';
