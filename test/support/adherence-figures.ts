import { type PlannersDay } from './planners-day.js';

interface DayFigures {
  readonly date: string;
  readonly figures: readonly {
    readonly formula: string;
    readonly value: number | null;
    readonly passport: { readonly planVersions: readonly string[] };
  }[];
}

/** The figures of an agent's day. */
export async function adherenceOf(day: PlannersDay, agentId: number, date: string): Promise<DayFigures> {
  const { adherenceHistory: days } = await day.ask<{ adherenceHistory: DayFigures[] }>(
    `query ($agentId: ID!, $date: LocalDate!) { adherenceHistory(agentId: $agentId, fromDate: $date, toDate: $date) {
      date figures { formula value passport { planVersions mapVersion zone } } } }`,
    { agentId, date },
  );
  const found = days.find((each) => each.date === date);
  if (found === undefined) throw new Error(`No figures of agent ${agentId} on ${date}.`);
  return found;
}
