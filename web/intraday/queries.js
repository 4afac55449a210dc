export const ADVICE = `query ($id: ID!, $notice: Int!, $kinds: [IntradayActionKind!]) {
  intradayAdvice(scheduleId: $id, noticeMinutes: $notice, kinds: $kinds, most: 30) {
    schedule { id revision } from until absentAgentIds
    queues { queueId queueName ratio understaffedMinutes overstaffedMinutes }
    actions { kind agentId shiftId start end movedFrom understaffedMinutes overstaffedMinutes outboundMinutes gain agreed
      agent { name code zone }
      activities { kind start end paid queueId campaignId calledZoneId queueName campaignName } } } }`;

/** What is published for today; a planner's periods come latest first. */
export const PUBLISHED = `query ($after: String) { planningPeriods(first: 20, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id name firstDate days zone status schedules(first: 100) { nodes { id status } } } } }`;
