/** GraphQL documents of what rosters are held to: law, rules, pay, requests, work off the phone, minimum cover. */
export const PACKS = `query { labourPacks { id title jurisdiction validFrom validTo source verified premiums flags
  rules { text source } } }`;
const CHOICE = `id siteId packId validFrom validTo`;
/** One query for all sites: aliases `s1`, `s2` ... */
export const choicesOf = (sites) =>
  `query { ${sites.map(({ id }) => `s${id}: siteLabourPacks(siteId: "${id}") { ${CHOICE} }`).join(' ')} }`;
export const CHOOSE_PACK = `mutation ($input: ChooseLabourPackInput!) { chooseLabourPack(input: $input) { id } }`;
export const END_PACK = `mutation ($id: ID!, $lastDate: LocalDate!) { endLabourPack(id: $id, lastDate: $lastDate) { id } }`;
export const REMOVE_PACK = `mutation ($id: ID!) { removeLabourPack(id: $id) { id } }`;

export const FLAGS = `query ($siteId: ID) { labourFlags(siteId: $siteId) { id agentId flag validFrom validTo } }`;
export const ADD_FLAG = `mutation ($input: AddLabourFlagInput!) { addLabourFlag(input: $input) { id } }`;
export const REMOVE_FLAG = `mutation ($id: ID!) { removeLabourFlag(id: $id) { id } }`;

const RULE = `id siteId periodId kind content text level validFrom validTo`;
export const CATALOGUE = `query { ruleCatalogue { id title unit parameters { name label kind isRequired choices } }
  shiftTypes { id code name earliest latest } }`;
export const rulesOf = (sites, period) =>
  `query { ${[
    ...sites.map(({ id }) => `s${id}: planningRules(owner: { siteId: "${id}" }) { ${RULE} }`),
    ...(period ? [`period: planningRules(owner: { periodId: "${period.id}" }) { ${RULE} }`] : []),
  ].join(' ')} }`;
export const ADD_RULE = `mutation ($input: AddPlanningRuleInput!) { addPlanningRule(input: $input) { id } }`;
export const CHANGE_RULE = `mutation ($id: ID!, $input: ChangePlanningRuleInput!) {
  changePlanningRule(id: $id, input: $input) { id } }`;
export const REMOVE_RULE = `mutation ($id: ID!) { removePlanningRule(id: $id) { id } }`;
export const SHIFT_TYPES = `query { shiftTypes { id code name earliest latest lengthsMinutes } }`;
export const CREATE_TYPE = `mutation ($input: CreateShiftTypeInput!) { createShiftType(input: $input) { id } }`;
export const REMOVE_TYPE = `mutation ($id: ID!) { removeShiftType(id: $id) { id } }`;

export const REQUESTS = `query ($from: LocalDate!, $to: LocalDate!, $siteId: ID, $agentId: ID, $after: String) {
  shiftRequests(from: $from, to: $to, siteId: $siteId, agentId: $agentId, first: 200, after: $after) { totalCount
    pageInfo { hasNextPage endCursor } nodes { id agentId date wish shiftTypeId weight note agent { name code } } } }`;
export const ASK_FOR = `mutation ($input: AskForShiftInput!) { askForShift(input: $input) { id } }`;
export const WITHDRAW = `mutation ($id: ID!) { withdrawShiftRequest(id: $id) { id } }`;

export const ACTIVITIES = `query ($periodId: ID!) { offPhoneActivities(periodId: $periodId) { id name kind minutes teamId
  agentIds atLeast together firstDate lastDate weekdays from to zone level weight } }`;
export const ORDER_ACTIVITY = `mutation ($input: OrderOffPhoneActivityInput!) { orderOffPhoneActivity(input: $input) { id } }`;
export const CANCEL_ACTIVITY = `mutation ($id: ID!) { cancelOffPhoneActivity(id: $id) { id } }`;

export const MINIMUM = `query { minimumCovers { id queueId level weight validFrom validTo hours { weekdays from to agents } } }`;
export const SET_MINIMUM = `mutation ($input: SetMinimumCoverInput!) { setMinimumCover(input: $input) { id } }`;
export const REMOVE_MINIMUM = `mutation ($id: ID!) { removeMinimumCover(id: $id) { id } }`;

export const PAY = `query ($periodId: ID!) {
  payRates { id contractId agentId currency perHour premiums validFrom validTo }
  contracts(first: 200) { nodes { id name } }
  periodMoney(periodId: $periodId) { currency exchangeRates { currency rate } costWeight }
  labourBudgets(periodId: $periodId) { id siteId amount level weight } }`;
export const SET_RATE = `mutation ($input: SetPayRateInput!) { setPayRate(input: $input) { id } }`;
export const REMOVE_RATE = `mutation ($id: ID!) { removePayRate(id: $id) { id } }`;
export const SET_MONEY = `mutation ($input: SetPeriodMoneyInput!) { setPeriodMoney(input: $input) { currency } }`;
export const SET_BUDGET = `mutation ($input: SetLabourBudgetInput!) { setLabourBudget(input: $input) { id } }`;
export const REMOVE_BUDGET = `mutation ($id: ID!) { removeLabourBudget(id: $id) { id } }`;

export const CHANGES = `query ($id: ID!) { schedule(id: $id) { termChanges {
  added { kind text siteId } removed { kind text siteId } } } }`;
