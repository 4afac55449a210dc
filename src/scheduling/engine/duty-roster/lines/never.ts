/** More than any line costs. */
export const NEVER = 1e15;
