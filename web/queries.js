/** GraphQL documents of the shell and of the pages around rosters; those of forecasting are in its room. */
export const ME = `query { me { name email agentId permissions permissionsEverywhere } }`;
export const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { __typename ... on Problem { message } }
}`;
export const SIGN_OUT = `mutation { signOut }`;
export const QUEUES = `query ($after: String) { queues(first: 200, after: $after) {
  nodes { id name zone language client { id name } } pageInfo { hasNextPage endCursor } } }`;
export const SITES = `query { sites(first: 200) { edges { node { id name zone } } } }`;
export const TEAMS = `query { teams(first: 200) { edges { node { id name site { name zone } } } } }`;
export const COVERAGE = `query ($queueId: ID!, $from: Instant!, $to: Instant!) {
  coverage(queueId: $queueId, from: $from, to: $to) {
    understaffedMinutes overstaffedMinutes
    rows { start intervalMinutes offered rosterTarget plannedAgents projectedServiceLevel }
  }
}`;
const SHIFT = `edges { node { id date start end agent { id code name zone }
  activities { kind start end queueName campaignName offPhoneActivityName calledZoneId } } } pageInfo { hasNextPage endCursor }`;
export const SITE_SHIFTS = `query ($siteId: ID, $from: LocalDate!, $to: LocalDate!, $after: String) {
  publishedShifts(siteId: $siteId, from: $from, to: $to, first: 200, after: $after) { ${SHIFT} }
}`;
export const OWN_SHIFTS = `query ($from: LocalDate!, $to: LocalDate!) { myShifts(from: $from, to: $to, first: 200) { ${SHIFT} } }`;
