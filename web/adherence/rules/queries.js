const MAP = `version siteId clientId ended note createdAt author workStates onQueueStates alarmGraceSeconds
  forgivenSeconds excusedOverrunSeconds cells { activity state verdict }`;
const SCOPE = `siteId: $siteId, clientId: $clientId`;
const SCOPE_TYPES = `$siteId: ID, $clientId: ID`;

export const MAPS = `{ adherenceMaps { ${MAP} } sites(first: 200) { nodes { id name } } clients(first: 200) { nodes { id name } } }`;
export const MAP_VERSION = `query ($version: Int!) { adherenceMap(version: $version) { ${MAP} } }`;
/** Without the cells: they are asked for when a version is looked at. */
export const MAP_HISTORY = `query (${SCOPE_TYPES}) { adherenceMapHistory(${SCOPE}) { version ended note createdAt author } }`;
export const SAVE_MAP = `mutation (${SCOPE_TYPES}, $input: AdherenceMapInput!) {
  updateAdherenceMap(${SCOPE}, input: $input) { version } }`;
export const END_MAP = `mutation (${SCOPE_TYPES}, $note: String!) { endAdherenceMap(${SCOPE}, note: $note) { version } }`;

export const SOURCES = `{ telephonySources { id code name connector freshnessSeconds latenessSeconds
  reasons { reason state } connection { enabled }
  health { status lastHeardAt connectedSince lastError skewSeconds parts { part status lastError } } } }`;
/** What has to read logins, apart from the list, so that the list need not wait for it. */
export const heardOf = (sources) =>
  `{ telephonySources { id lastEventAt }
    ${sources.map(({ id }) => `u${id}: unmappedAgentKeys(sourceId: "${id}") { agentKey events lastEventAt }`).join(' ')} }`;
export const LOGINS = `query ($sourceId: ID!, $search: String, $first: Int) {
  agentIdentities(sourceId: $sourceId, search: $search, first: $first) {
    id agentKey agentId validFrom validTo agent { code name } } }`;
export const MAP_LOGINS = `mutation ($sourceId: ID!, $identities: [AgentIdentityInput!]!) {
  mapAgentIdentities(sourceId: $sourceId, identities: $identities) }`;
export const END_LOGIN = `mutation ($input: EndAgentIdentityInput!) { endAgentIdentity(input: $input) { id } }`;
export const FIND_AGENTS = `query ($search: String!) { agents(search: $search, first: 8) { nodes { code name } } }`;
/** One query for all logins: aliases `a0`, `a1` ... */
export const guessesOf = (words) =>
  `query (${words.map((_, i) => `$w${i}: String!`).join(', ')}) {
    ${words.map((_, i) => `a${i}: agents(search: $w${i}, first: 2) { nodes { code name } }`).join(' ')} }`;
export const UPDATE_SOURCE = `mutation ($id: ID!, $input: UpdateTelephonySourceInput!) {
  updateTelephonySource(id: $id, input: $input) { id } }`;
export const REASON_HISTORY = `query ($sourceId: ID!) { reasonMapHistory(sourceId: $sourceId) {
  version createdAt author freshnessSeconds reasons { reason state } } }`;
