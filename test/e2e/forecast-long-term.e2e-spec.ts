import { callsFrom, importFile } from '../support/forecast-steps.js';
import { PlannersDay } from '../support/planners-day.js';

describe('history from platforms, and the long term', () => {
  let day: PlannersDay;

  beforeAll(async () => {
    day = await PlannersDay.begin('2026-06-28T12:00:00Z');
    await day.foundCompany();
    await importFile(day, 'PLAIN', callsFrom('2025-04-07', 60 * 7, 40), [{ queueId: day.queueId }]);
  });
  afterAll(() => day.app.close());

  it('looks a year and a half ahead, and plans the heads of each month', async () => {
    const { longTermView } = await day.ask<{
      longTermView: { basis: string; weeklyTrend: number; weeks: { week: string; offered: number }[] };
    }>(
      `query ($queueId: ID!) { longTermView(queueId: $queueId) {
        ... on LongTermView { basis weeklyTrend weeks { week offered } } ... on Problem { message } } }`,
      { queueId: day.queueId },
    );
    expect(longTermView.basis).toBe('TREND_AND_SEASON');
    expect(longTermView.weeklyTrend).toBeCloseTo(7.5, 6);
    expect(longTermView.weeks[0].week).toBe('2026-06-29');
    expect(longTermView.weeks.length).toBeGreaterThanOrEqual(78);
    const { makeCapacityPlan: plan } = await day.ask<{
      makeCapacityPlan: { id: string; months: Record<string, number>[] };
    }>(
      `mutation ($input: MakeCapacityPlanInput!) { makeCapacityPlan(input: $input) {
        ... on CapacityPlan { id historyUntil months { month offered requiredFte requiredHeads joiners leavers headsAtEnd productiveFte gapFte } }
        ... on Problem { message } } }`,
      {
        input: {
          queueId: day.queueId,
          name: 'Budget 2027',
          averageHandleTimeSeconds: 3600,
          routedShare: 1,
          occupancy: 0.8,
          shrinkage: 0.25,
          hoursPerFte: 40,
          headsAtStart: 35,
          monthlyAttrition: 0.04,
          classes: [{ startsOn: '2026-09-07', heads: 10, trainingWeeks: 3, rampUp: [0.5, 0.75] }],
        },
      },
    );
    expect(plan.months).toHaveLength(19);
    const [june, july, august, september] = plan.months;
    expect(june).toMatchObject({ month: '2026-06' });
    // A call of an hour at 80 % occupancy and 25 % shrinkage takes 1 / 0.6 paid hours.
    expect(july.requiredFte).toBeCloseTo((july.offered * 7) / 31 / 0.6 / 40, 6);
    expect(july.requiredHeads).toBe(Math.ceil(july.requiredFte));
    expect(august.headsAtEnd).toBeLessThan(july.headsAtEnd);
    expect(september.joiners).toBe(10);
    expect(september.gapFte).toBeCloseTo(september.productiveFte - september.requiredFte, 9);
    const read = await day.ask<{ capacityPlan: { months: { month: string }[] } }>(
      `query ($id: ID!) { capacityPlan(id: $id) { name months { month } } }`,
      { id: plan.id },
    );
    expect(read.capacityPlan).toMatchObject({ name: 'Budget 2027' });
    expect(read.capacityPlan.months).toHaveLength(19);
  });

  it('imports the layouts of platforms, by a saved mapping too', async () => {
    const first = '2026-07-06';
    const report = await importFile(
      day,
      'AMAZON_CONNECT',
      [
        'QueueName,QueueId,ChannelType,TimeStamp,IntervalDuration,IncomingContactVolume,AverageHandleTime,ContactsHandled',
        `Cards,a,VOICE,${first}T14:00:00Z,30mins,12,240.5,13`,
        `Cards,a,CHAT,${first}T14:00:00Z,30mins,99,10,99`,
        `Loans,b,VOICE,${first}T14:00:00Z,30mins,7,200,7`,
      ].join('\n'),
      [{ name: 'Cards', queueId: day.queueId }],
    );
    expect(report).toMatchObject({
      __typename: 'HistoryFileReport',
      intervals: 1,
      skippedRows: 2,
      handledAboveOffered: 1,
      leftOut: ['Loans'],
    });
    const definition = { time: { columns: ['When'] }, offered: 'In', decimal: 'comma' };
    await day.ask(
      `mutation ($name: String!, $definition: String!) { saveHistoryMapping(name: $name, definition: $definition) { id } }`,
      { name: 'old switch', definition: JSON.stringify(definition) },
    );
    const { importHistoryFile } = await day.ask<{ importHistoryFile: object }>(
      `mutation ($input: ImportHistoryFileInput!) { importHistoryFile(input: $input) {
        ... on HistoryFileReport { intervals } ... on Problem { message } } }`,
      {
        input: {
          fileName: 'old.csv',
          content: `When;In\n${first} 10:00;12,5\n${first} 10:30;3`,
          zone: 'America/New_York',
          mapping: 'old switch',
          queues: [{ queueId: day.queueId }],
        },
      },
    );
    expect(importHistoryFile).toEqual({ intervals: 2 });
  });
});
