/**
 * Fan-out of short messages to whoever listens now: in this process, or through Redis to all processes.
 * Nothing is kept: a message says "look again", the database holds the truth.
 */
export abstract class Topics {
  /** `payload` is plain JSON data. */
  abstract publish(topic: string, payload: unknown): Promise<void>;

  /** Messages published after the call; ends when the consumer returns. */
  abstract subscribe<T>(topic: string): AsyncIterableIterator<T>;

  abstract close(): Promise<void>;
}

export const jobTopic = (jobId: number): string => `job.${jobId}`;
/** What telephony has told of, for whoever shows a board. */
export const HEARD_TOPIC = 'adherence.heard';
/** Cancel requests, for whichever process runs the job. */
export const CANCEL_TOPIC = 'jobs.cancel';
