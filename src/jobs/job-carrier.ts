/**
 * Brings work to a process that does it. The row of the job is the truth, so a carrier may bring an id twice, or one whose
 * job has ended: the worker looks at the row first. Every carrier passes test/contract/job-carrier.contract.ts.
 */
export abstract class JobCarrier {
  /** From now on this process works, at most `concurrency` jobs at a time. `work` never rejects. */
  abstract start(work: (jobId: number) => Promise<void>, concurrency: number): void;

  /** Brings the job to some process that works, now or when one starts. */
  abstract carry(jobId: number): Promise<void>;

  /** Takes no more work, waits for what runs here, and lets go of connections. */
  abstract stop(): Promise<void>;
}
