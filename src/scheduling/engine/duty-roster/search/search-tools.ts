import { LineFinder } from '../lines/line-finder.js';
import { type DutyIndex } from '../duty-index.js';
import { type Highses } from './column-master.js';

const CELLS_A_STEP = 150_000;
const MASTER_WORK_A_STEP = 2_500;

/** What a search works with, and how much it has worked: in steps of about a millisecond, the same on every machine. */
export class SearchTools {
  readonly finder: LineFinder;
  /** What masters of linear programmes have counted. */
  masterWork = 0;

  constructor(
    readonly index: DutyIndex,
    readonly highs: Highses,
  ) {
    this.finder = new LineFinder(index);
  }

  get steps(): number {
    return this.finder.table.work / CELLS_A_STEP + this.masterWork / MASTER_WORK_A_STEP;
  }
}
