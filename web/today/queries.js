export const TODAY = `query ($queueId: ID!) {
  intradayReforecast(queueId: $queueId) {
    ... on IntradayReforecast { date asOf intervalMinutes actualSoFar expectedSoFar ratio learnedDays
      rest { start morning offered plannedAgents intervals { level low high }
        staffing { offered requiredAgents rosterTarget serviceLevel } } }
    ... on Problem { code message }
  }
}`;
/** The morning's forecast of the whole day, and what came of it. */
export const MORNING = `query ($queueId: ID!, $date: LocalDate!, $start: Instant!, $end: Instant!) {
  forecastInForce(queueId: $queueId, from: $date, to: $date) { rows { start offered } }
  callHistory(queueId: $queueId, from: $start, to: $end) { start offered }
}`;
