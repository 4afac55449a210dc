/** Types that are the same for what may come before and after them, and as long as one another. */
export interface TypeGroup {
  readonly kind: number;
  /** Length in units of minutes. */
  readonly units: number;
  readonly types: Int32Array;
  /** Which of the space's tallies counts them, or -1. */
  readonly tally: number;
}
