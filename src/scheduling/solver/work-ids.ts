/** Queues and campaigns number their rows apart; the ids of work in a roster must not meet. */
export const queueWork = (queueId: number): string => `queue-${queueId}`;
export const campaignWork = (campaignId: number): string => `campaign-${campaignId}`;

/** Which row a work id of a roster stands for. */
export function rowOfWork(workId: string): { queueId: number | null; campaignId: number | null } {
  const [kind, id] = workId.split('-');
  return kind === 'queue'
    ? { queueId: Number(id), campaignId: null }
    : { queueId: null, campaignId: Number(id) };
}
