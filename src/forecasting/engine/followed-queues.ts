import { SECOND_MS } from '../../time/instant.js';
import { localDate, localTime, timeZone, toInstant } from '../../time/zoned-time.js';
import { LoadFollower, requireVariation } from './load-follower.js';
import { type LoadFollowing } from './load-model.js';
import { FieldError, type RowFields } from './row-fields.js';
import { type Workload } from './staffing.js';

/** Where the interval of a row stands in its queue. */
export interface FollowedRow {
  readonly follower: LoadFollower;
  /** Seconds on the clock of the table. */
  readonly start: number;
}

/**
 * The queues of a table, each with its rows in the order of time: they are told apart by the column `queue`, and their intervals follow on each other unless the
 * columns `date` and `start` (wall clock) say when they begin.
 */
export class FollowedQueues {
  private readonly queues = new Map<string, { readonly follower: LoadFollower; end: number | undefined }>();

  constructor(private readonly following: LoadFollowing) {
    requireVariation(following.handleTimeVariation);
  }

  /** @throws FieldError when a date or time cannot be read, or lies before the end of the row before. */
  next(fields: RowFields, { intervalSeconds }: Pick<Workload, 'intervalSeconds'>): FollowedRow {
    const name = fields.queue ?? '';
    const queue = this.queues.get(name) ?? {
      follower: new LoadFollower(this.following),
      end: undefined,
    };
    this.queues.set(name, queue);
    const start = startOf(fields) ?? queue.end ?? 0;
    if (queue.end !== undefined && start < queue.end) {
      throw new FieldError(
        'start',
        fields.start ?? '',
        'lies before the end of the row before. Sort the rows of a queue by time.',
      );
    }
    queue.end = start + intervalSeconds;
    return { follower: queue.follower, start };
  }
}

function startOf({ date, start }: RowFields): number | undefined {
  if (date === undefined || start === undefined || date === '' || start === '') return undefined;
  try {
    return toInstant(localDate(date), localTime(start), timeZone('UTC')) / SECOND_MS;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FieldError('start', `${date} ${start}`, error.message);
  }
}
