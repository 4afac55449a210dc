/** GraphQL documents of a planner's work on forecasts. */
const SHOWN = `$queueId: ID!, $from: LocalDate!, $to: LocalDate!, $start: Instant!, $end: Instant!`;
const VERSION = `id version model intervalMinutes startsAt endsAt`;
const ROWS = `start offered modelled averageHandleTimeSeconds intervals { level low high }`;
const CAME = `callHistory(queueId: $queueId, from: $start, to: $end) { start offered }`;
export const DAYS_IN_FORCE = `query (${SHOWN}) {
  forecastInForce(queueId: $queueId, from: $from, to: $to) { date forecast { ${VERSION} } rows { ${ROWS} } }
  ${CAME}
}`;
export const DAYS_OF_VERSION = `query (${SHOWN}, $id: ID!) {
  forecast(id: $id) { ${VERSION} queueId fromDate days }
  forecastRows(forecastId: $id, from: $start, to: $end) { ${ROWS} }
  forecastInForce(queueId: $queueId, from: $from, to: $to) { date forecast { id version } }
  ${CAME}
}`;

const LAYER = `id versionId startsAt endsAt reason author createdAt switchedOn undoneAt
  edit { kind percent contacts scope toDate share fromDate driver pieces responseRate dailyShares }`;
export const LAYERS = `query ($id: ID!) { forecast(id: $id) { id version fromDate days layers { ${LAYER} } } }`;
export const PREVIEW_LAYER = `query ($input: PreviewForecastLayerInput!) {
  previewForecastLayer(input: $input) { start before after }
}`;
export const ADD_LAYER = `mutation ($input: AddForecastLayerInput!) { addForecastLayer(input: $input) { ${LAYER} } }`;
export const SWITCH_LAYER = `mutation ($id: ID!, $on: Boolean!) {
  switchForecastLayer(id: $id, on: $on) { ... on ForecastLayer { id } ... on Problem { code message } }
}`;
export const UNDO_LAYER = `mutation ($id: ID!) { undoForecastLayer(id: $id) { id } }`;

const ACCURACY = `wape bias noiseFloor intervals`;
export const VERSIONS = `query ($queueId: ID!, $after: String) {
  forecasts(queueId: $queueId, first: 10, after: $after, newestFirst: true) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id version model fromDate days cutOff startsAt endsAt createdAt author leftOut flags { message } choice { why }
      accuracy { origins byInterval { ${ACCURACY} } byDay { wape } bySpan { wape } } }
  }
}`;
export const COMPARE = `query ($ids: [ID!]!, $layers: ComparedLayers!, $from: Instant, $to: Instant) {
  compareForecasts(ids: $ids, layers: $layers, from: $from, to: $to) {
    versions { id version model } figures { ${ACCURACY} } rows { start actual offered }
  }
}`;
export const VERSION_SPANS = `query ($a: ID!, $b: ID!) {
  a: forecast(id: $a) { id version model startsAt endsAt intervalMinutes }
  b: forecast(id: $b) { id version model startsAt endsAt intervalMinutes }
}`;
export const MODELS = `query { forecastModels { name title } }`;
export const MAKE_FORECAST = `mutation ($input: GenerateForecastInput!) {
  generateForecast(input: $input) {
    ... on ForecastVersion { id version model flags { message } } ... on Problem { code message }
  }
}`;

export const UNUSUAL_DAYS = `query ($queueId: ID!, $from: LocalDate!, $to: LocalDate!) {
  unusualDays(queueId: $queueId, from: $from, to: $to) {
    date leftOut finding { kind offered expected spreads missingIntervals } drivers { reason }
    marks { id reason author createdAt undoneAt }
  }
}`;
export const MARK_DAYS = `mutation ($input: MarkUnusualDaysInput!) { markUnusualDays(input: $input) { id date } }`;
export const UNMARK_DAYS = `mutation ($queueId: ID!, $dates: [LocalDate!]!) {
  unmarkUnusualDays(queueId: $queueId, dates: $dates) { id }
}`;

export const MAPPINGS = `query { historyMappings { name } }`;
const ROW_PROBLEMS = `problems { row column value advice severity }`;
export const IMPORT_HISTORY = `mutation ($input: ImportHistoryFileInput!) {
  importHistoryFile(input: $input) {
    ... on HistoryFileReport { dryRun rowsRead intervals intervalMinutes badRows blankRows skippedRows
      handledAboveOffered leftOut imports { id queueId rowCount } ${ROW_PROBLEMS} }
    ... on HistoryRejected { code message ${ROW_PROBLEMS} }
    ... on HistoryIntervalDiffers { code message }
  }
}`;
export const UNDO_IMPORT = `mutation ($id: ID!) { undoHistoryImport(id: $id) { id } }`;
export const IMPORTS = `query ($queueId: ID!) { historyImports(queueId: $queueId, first: 200) {
  nodes { id fileName rowCount intervalMinutes startsAt endsAt importedAt undoneAt } } }`;
export const IMPORT_FORECAST = `mutation ($input: ImportForecastInput!) {
  importForecast(input: $input) {
    ... on ForecastVersion { id version fromDate days } ... on HistoryRejected { code message ${ROW_PROBLEMS} }
  }
}`;

export const MAKE_FORECASTS = `mutation ($input: GenerateForecastsInput!) { generateForecasts(input: $input) { id } }`;
export const BATCH = `query ($id: ID!) { forecastBatch(id: $id) { queues {
  queueId outcome message forecastVersionId queue { name } } } }`;
export const RUNNING_BATCHES = `query ($kind: String!, $status: JobStatus!) {
  jobs(kind: $kind, status: $status, first: 20) { nodes { id } }
}`;
export const JOB_PROGRESS = `subscription ($id: ID!) { jobProgress(id: $id) { id status progress phase error cancelRequested } }`;
export const CANCEL_JOB = `mutation ($id: ID!) { cancelJob(id: $id) { id } }`;
