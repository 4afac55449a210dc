const FIGURES = `intervals wape bias noiseFloor`;
export const ACCURACY = `query ($queueId: ID!, $from: LocalDate!, $to: LocalDate!) {
  forecastAccuracy(queueId: $queueId, from: $from, to: $to) {
    intervalMinutes
    leads { leadDays days byInterval { ${FIGURES} } byDay { ${FIGURES} }
      byIntervalOfDay { time figures { ${FIGURES} } } }
  }
}`;
export const TAKE_SNAPSHOT = `mutation ($queueId: ID!) {
  takeForecastSnapshot(queueId: $queueId) { ... on ForecastSnapshot { id } ... on Problem { code message } }
}`;
