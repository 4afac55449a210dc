/** Queues and campaigns number their rows apart; the ids of work in a roster must not meet. */
export const queueWork = (queueId: number): string => `queue-${queueId}`;
export const campaignWork = (campaignId: number): string => `campaign-${campaignId}`;

/** Which row a work id of a roster stands for; none stands for no work on the phone. */
export function rowOfWork(workId: string | null | undefined): WorkRow {
  const [kind, id] = (workId ?? '').split('-');
  return {
    queueId: kind === 'queue' ? Number(id) : null,
    campaignId: kind === 'campaign' ? Number(id) : null,
  };
}

export interface WorkRow {
  readonly queueId: number | null;
  readonly campaignId: number | null;
}
