const PLAN = `id name createdAt historyUntil basis weeklyTrend
  assumptions { averageHandleTimeSeconds routedShare occupancy shrinkage hoursPerFte ftePerHead headsAtStart
    monthlyAttrition classes { startsOn heads trainingWeeks rampUp } }
  months { month offered requiredFte peakRequiredFte requiredHeads productiveFte gapFte headsAtEnd joiners leavers }`;
export const PLANS = `query ($queueId: ID!) { capacityPlans(queueId: $queueId, first: 200) { nodes { id name createdAt } } }`;
export const ONE_PLAN = `query ($id: ID!) { capacityPlan(id: $id) { queueId ${PLAN} } }`;
export const MAKE_PLAN = `mutation ($input: MakeCapacityPlanInput!) {
  makeCapacityPlan(input: $input) { ... on CapacityPlan { id name } ... on Problem { code message } }
}`;
export const OUTLOOK = `query ($queueId: ID!) {
  longTermView(queueId: $queueId) {
    ... on LongTermView { basis weeklyTrend history { week offered } weeks { week offered } }
    ... on Problem { code message }
  }
}`;
