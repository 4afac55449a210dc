import { BAD_HISTORY, BAD_ROWS, HEADERS } from '../fixtures/bad-inputs/csv-rows.js';
import { BAD_OPERATIONS } from '../fixtures/bad-inputs/graphql-inputs.js';
import { PlannersDay } from '../support/planners-day.js';

const INTERNALS = /node_modules|\.ts:|\.js:|at \w+ \(|SQLITE_|ER_[A-Z]+|QueryFailed|undefined|\[object/;

interface RowReport {
  readonly message?: string;
  readonly problems?: readonly {
    readonly row: number;
    readonly column: string;
    readonly value: string;
    readonly advice: string;
  }[];
}

describe('what people get wrong', () => {
  let day: PlannersDay;

  beforeAll(async () => {
    day = await PlannersDay.begin('2003-08-22T20:00:00Z');
    await day.foundCompany();
  });

  afterAll(() => day.app.close());

  it.each(BAD_OPERATIONS.map((each) => [each.what, each] as const))(
    '%s',
    async (_, { query, variables, names }) => {
      const answer = await day.app.graphql(query, variables ?? {}, day.planner);
      const [error] = answer.errors ?? [];
      expect(answer.status).toBeLessThan(500);
      expect(error).toBeDefined();
      expect(error.extensions.code).not.toBe('INTERNAL');
      expect(error.message).not.toMatch(INTERNALS);
      const told = `${error.message} ${JSON.stringify(error.extensions.place ?? {})}`;
      for (const name of names) expect(told).toContain(name);
    },
  );

  it.each(BAD_ROWS.map((each) => [`${each.kind}: ${each.row}`, each] as const))(
    '%s',
    async (_, { kind, row, column, value }) => {
      const { importWorkforce: report } = await day.ask<{ importWorkforce: RowReport }>(
        `mutation ($kind: ImportKind!, $content: String!) { importWorkforce(kind: $kind, fileName: "bad.csv", content: $content) {
        ... on ImportRejected { message problems { row column value advice } } } }`,
        { kind, content: `${HEADERS[kind]}\n${row}\n` },
      );
      expect(report.problems).toContainEqual(expect.objectContaining({ row: 2, column, value }));
      for (const { advice } of report.problems ?? []) expect(advice.length).toBeGreaterThan(10);
    },
  );

  it.each(BAD_HISTORY.map((each) => [each.row, each] as const))(
    'history: %s',
    async (_, { row, column, value }) => {
      const content = `date,start,calls\n2003-03-03,07:00,5\n2003-03-03,07:30,5\n${row}\n`;
      const { importHistory: report } = await day.ask<{ importHistory: RowReport }>(
        `mutation ($input: ImportHistoryInput!) { importHistory(input: $input) {
        ... on HistoryRejected { message problems { row column value advice } } } }`,
        {
          input: {
            queueId: day.queueId,
            fileName: 'bad.csv',
            content,
            zone: 'America/New_York',
            intervalMinutes: 30,
          },
        },
      );
      expect(report.problems).toContainEqual(expect.objectContaining({ row: 4, column, value }));
      for (const { advice } of report.problems ?? []) expect(advice.length).toBeGreaterThan(10);
    },
  );
});
