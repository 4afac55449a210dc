/** GraphQL documents of the roster. Lists of shifts are asked for by the rows and days that are shown. */
export const PEOPLE = `query ($siteId: ID, $after: String) { agents(siteId: $siteId, first: 200, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { id code name siteId teamId zone hiredOn leftOn } } }`;
export const SKILLS = `query ($siteId: ID, $after: String) { agents(siteId: $siteId, first: 200, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id entitlements { queueId campaignId } certificates { language level expiresOn } } } }`;
export const PLACES = `query { sites(first: 200) { nodes { id name zone } }
  teams(first: 200) { nodes { id name siteId } } }`;
export const CAMPAIGNS = `query ($after: String) { campaigns(first: 200, after: $after) {
  nodes { id name language } pageInfo { hasNextPage endCursor } } }`;

const PAGE = `totalCount pageInfo { hasNextPage endCursor }`;
const TIMES = `nodes { id agentId date start end }`;
const BARS = `nodes { id agentId date start end
  activities { kind start end paid queueId campaignId queueName campaignName calledZoneId
    offPhoneActivityId offPhoneActivityName } }`;
const FILTER = `$agentIds: [ID!], $siteId: ID, $teamId: ID, $from: LocalDate!, $to: LocalDate!, $first: Int!, $after: String`;
const GIVEN = `agentIds: $agentIds, siteId: $siteId, teamId: $teamId, from: $from, to: $to, first: $first, after: $after`;
const published = (nodes) => `query (${FILTER}) { shifts: publishedShifts(${GIVEN}) { ${nodes} ${PAGE} } }`;
const ofPlan = (nodes) =>
  `query ($id: ID!, ${FILTER}) { schedule(id: $id) { shifts(${GIVEN}) { ${nodes} ${PAGE} } } }`;
export const SHIFTS = {
  published: { bars: published(BARS), times: published(TIMES), count: published('') },
  plan: { bars: ofPlan(BARS), times: ofPlan(TIMES), count: ofPlan('') },
};

export const PERIODS = `query ($after: String) { planningPeriods(first: 12, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id name firstDate days zone status siteIds
    schedules(first: 100) { nodes { id status version createdAt publishedAt } } } } }`;

const COVER = `understaffedMinutes overstaffedMinutes
  rows { start intervalMinutes offered rosterTarget plannedAgents projectedServiceLevel }`;
export const COVER_OF = {
  published: `query ($queueId: ID!, $from: Instant!, $to: Instant!) {
    coverage(queueId: $queueId, from: $from, to: $to) { ${COVER} } }`,
  plan: `query ($id: ID!, $queueId: ID!, $from: Instant!, $to: Instant!) {
    schedule(id: $id) { coverage(queueId: $queueId, from: $from, to: $to) { ${COVER} } } }`,
};
const DELIVERY = `calledZoneId jurisdiction zone wantedHours deliveredHours shortfalls { cause hours }`;
export const OUTBOUND_OF = {
  published: `query ($campaignId: ID!, $from: Instant!, $to: Instant!) {
    outboundHours(campaignId: $campaignId, from: $from, to: $to) { campaignId ${DELIVERY} } }`,
  plan: `query ($id: ID!) { schedule(id: $id) { outboundDelivery { campaignId ${DELIVERY} } } }`,
};

const PROBLEM = `... on Problem { code message }`;
export const NEW_PERIOD = `mutation ($input: CreatePlanningPeriodInput!) {
  createPlanningPeriod(input: $input) { id name firstDate days zone siteIds } }`;
export const GENERATE = `mutation ($input: GenerateScheduleInput!) { generateSchedule(input: $input) {
  ... on ScheduleRun { id periodId } ${PROBLEM} ... on RequirementMissing { queues { queueName dates } } } }`;
export const REOPTIMISE = `mutation ($input: ReoptimiseScheduleInput!) { reoptimiseSchedule(input: $input) {
  ... on ScheduleRun { id periodId } ${PROBLEM} ... on RequirementMissing { queues { queueName dates } } } }`;
export const RUN_PROGRESS = `subscription ($id: ID!) { scheduleRun(id: $id) { id status phase progress bestScore bound gap
  improvements { seconds bestScore bound } scheduleId error budgetSeconds } }`;
export const CANCEL_RUN = `mutation ($id: ID!) { cancelScheduleRun(id: $id) { id } }`;

export const PLAN = `query ($id: ID!) { schedule(id: $id) { id status revision
  labourCost { currency total base night weekend holiday overtime missedPauses unpaidAgents
    budgets { siteId amount spent } }
  score { hardViolations cost bound understaffedMinutes overstaffedMinutes summary
    rules { ruleId title level violations amount cost } } } }`;
export const VIOLATIONS = `query ($id: ID!, $ruleId: String, $agentId: ID, $after: String) { schedule(id: $id) {
  violations(ruleId: $ruleId, agentId: $agentId, first: 100, after: $after) { totalCount
    pageInfo { hasNextPage endCursor } nodes { id ruleId agentId start end amount message } } } }`;
export const PUBLISH = `mutation ($id: ID!) { publishSchedule(id: $id) { __typename ${PROBLEM} } }`;

const VIOLATION = `ruleId level agentId queueId campaignId start end message`;
const CHANGE = `before { hardViolations cost } after { hardViolations cost } introduced { ${VIOLATION} } resolved { ${VIOLATION} }`;
const OUTCOME = `__typename ${PROBLEM}
  ... on ScheduleEdited { schedule { id revision } entry { id kind status } change { ${CHANGE} } removedShiftIds
    shifts { id agentId date start end activities { kind start end } } }
  ... on EditRefused { violations { ${VIOLATION} } change { ${CHANGE} } }
  ... on ScheduleChanged { revision }`;
export const EDIT = `mutation ($input: EditScheduleInput!) { editSchedule(input: $input) { ${OUTCOME} } }`;
export const UNDO = `mutation ($scheduleId: ID!, $revision: Int!) {
  undoScheduleEdit(scheduleId: $scheduleId, revision: $revision) { ${OUTCOME} } }`;
export const REDO = `mutation ($scheduleId: ID!, $revision: Int!) {
  redoScheduleEdit(scheduleId: $scheduleId, revision: $revision) { ${OUTCOME} } }`;
export const PREVIEW_EDIT = `query ($input: PreviewScheduleEditInput!) { previewScheduleEdit(input: $input) { ${CHANGE} } }`;
export const EDITS = `query ($id: ID!, $first: Int!) { scheduleEdits(scheduleId: $id, first: $first) {
  totalCount nodes { id kind status forcedBecause createdAt change { ${CHANGE} } } } }`;
export const PINS = `query ($id: ID!) { rosterPins(scheduleId: $id) { agentId date kind } }`;
export const PIN = `mutation ($id: ID!, $days: [AgentDayInput!]!) { pinRosterDays(scheduleId: $id, days: $days) { agentId date kind } }`;
export const UNPIN = `mutation ($id: ID!, $days: [AgentDayInput!]!) { unpinRosterDays(scheduleId: $id, days: $days) { agentId date kind } }`;
export const ABLE = `query ($id: ID!) { agent(id: $id) { contract { shiftLengthsMinutes } entitlements { queueId campaignId queue { name } campaign { name zones { jurisdiction zone } } } } }`;
export const WHY_NOT = `query ($input: WhyNotInput!) { whyNot(input: $input) { possible costChange summary start end
  reasons { ruleId title level start end source message facts { name value } } } }`;
export const EXPLAIN = `mutation ($input: ExplainRosterInput!) { explainRoster(input: $input) { id } }`;
export const EXPLANATION = `subscription ($id: ID!) { rosterExplanation(id: $id) { status phase progress error answer { summary
  relaxations { cost relaxations { kind message gain understaffedMinutes outboundMinutes } }
  conflicts { message members { ruleId message } } } } }`;
export const SIMULATE = `mutation ($input: SimulateRosterInput!) { simulateRoster(input: $input) { id } }`;
export const CANCEL_SIMULATION = `mutation ($id: ID!) { cancelRosterSimulation(id: $id) { id } }`;
const ESTIMATE = `{ value halfWidth }`;
export const SIMULATION = `subscription ($id: ID!) { rosterSimulation(id: $id) { status phase progress error outcome {
  replications level queues { name goal goalMetShare
    total { serviceLevel ${ESTIMATE} abandonment ${ESTIMATE} occupancy ${ESTIMATE} } }
  campaigns { name rosteredMinutes deliveredMinutes ${ESTIMATE} }
  agentHours { group start contactsInTime } } } }`;
