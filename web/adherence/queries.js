const EXPLANATION = `id agentId status reason start end history { action reason words authorName at }`;
const PASSPORT = `passport { formula zone start end planVersions mapVersions reasonMapVersions approvals lastEventId timelineRevision
  provisional asOf { mapVersion reasonMapVersion publishedBy storedBy mappedBy decidedBy } }`;
const FIGURE = `formula value numeratorSeconds denominatorSeconds`;
const DAY = `agentId agentCode agentName date zone
  figures { ${FIGURE} } figuresWithApprovals { ${FIGURE} passport { start end provisional } }
  planned { kind start end } actual { state direction start end }
  exceptions { kind start end seconds planned actual explanation { ${EXPLANATION} } }
  explanations { ${EXPLANATION} }`;

export const TEAM_DAY = `query ($teamId: ID!, $date: LocalDate!, $zone: TimeZone) {
  teamAdherence(teamId: $teamId, date: $date, zone: $zone) { ${DAY} } }`;
export const OWN_DAY = `query ($agentId: ID!, $date: LocalDate!, $zone: TimeZone) {
  adherenceHistory(agentId: $agentId, fromDate: $date, toDate: $date, zone: $zone) { ${DAY} } }`;
/** What stands behind a day of one agent, asked for when somebody wants to know. */
export const BEHIND = `query ($agentId: ID!, $date: LocalDate!, $zone: TimeZone) {
  adherenceHistory(agentId: $agentId, fromDate: $date, toDate: $date, zone: $zone) {
    figures { ${FIGURE} ${PASSPORT} } figuresWithApprovals { ${FIGURE} ${PASSPORT} }
    exceptions { kind start end events { id eventTime receivedTime agentKey origin sourceEventId } } } }`;
export const REASONS = `{ explanationReasons { code effect words } }`;
export const TEAMS = `query { teams(first: 200) { edges { node { id name site { id name zone } } } } }`;
export const EXPLAIN = `mutation ($input: ExplainDeviationInput!) { explainDeviation(input: $input) { id status } }`;
export const EXPLAIN_AGAIN = `mutation ($id: ID!, $reason: ExplanationReason!, $words: String!) {
  explainAgain(id: $id, reason: $reason, words: $words) { id status } }`;
export const WITHDRAW = `mutation ($id: ID!) { withdrawExplanation(id: $id) { id status } }`;
export const DECIDE = `mutation ($ids: [ID!]!, $decision: ExplanationDecision!, $note: String!) {
  decideExplanations(ids: $ids, decision: $decision, note: $note) { id status } }`;
export const EXCUSE = `mutation ($input: ExcuseEverybodyInput!) { excuseEverybody(input: $input) { id status } }`;
