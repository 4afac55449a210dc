/** Queues and campaigns number their rows apart; the ids of work in a roster must not meet. */
export const queueWork = (queueId: number): string => `queue-${queueId}`;
export const campaignWork = (campaignId: number): string => `campaign-${campaignId}`;

/** A meeting, coaching or training that the roster places. */
export const offPhoneWork = (activityId: number): string => `activity-${activityId}`;

/** The row that an id of off-phone work stands for; `null` for none. */
export function activityOfWork(workId: string | null): number | null {
  const [kind, id] = (workId ?? '').split('-');
  return kind === 'activity' ? Number(id) : null;
}

/** The contract of an agent who is paid at a rate of their own: like the others' but for the pay. */
export const agentContract = (contractId: string, payRateId: number): string => `${contractId}/${payRateId}`;

/** The row that a contract's id in a problem stands for. */
export const rowOfContract = (contractId: string): number => Number(contractId.split('/')[0]);

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

/** The work id that a row stands for; `null` for no work on the phone. */
export function workOfRow({ queueId, campaignId }: WorkRow): string | null {
  if (queueId !== null) return queueWork(queueId);
  return campaignId === null ? null : campaignWork(campaignId);
}
