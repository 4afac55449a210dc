import { ask } from '/api.js';
import { OUTLOOK } from '/capacity/queries.js';
import { placeChart } from '/chart/place-chart.js';
import { empty } from '/dom.js';
import { rounded } from '/figures.js';
import { foldedTable } from '/table.js';
import { shortDate } from '/zoned.js';

/** Contacts by week as far as a budget looks: what came, and what trend and season make of it. */
export async function outlook(queue) {
  const { longTermView: view } = await ask(OUTLOOK, { queueId: queue.id });
  if (view.message) return empty(view.message);
  const { history, weeks } = view;
  const all = [
    ...history.map((week) => ({ ...week, came: week.offered })),
    ...weeks.map((week) => ({ ...week, expected: week.offered })),
  ];
  const chart = placeChart({
    label: `Contacts of ${queue.name} by week`,
    names: all.map(({ week }) => shortDate(week).slice(4)),
    unit: 'contacts a week',
    format: (value, most) => (most >= 10_000 ? `${value / 1000} k` : rounded(value)),
    say: (i) =>
      `Week of ${shortDate(all[i].week)} ${all[i].week.slice(0, 4)}: ${rounded(all[i].offered)} contacts ${all[i].came === undefined ? 'expected' : 'came'}`,
    lines: [
      {
        name: 'What came',
        colour: '--ink',
        width: 1.5,
        small: true,
        values: all.map(({ came }) => came ?? null),
      },
      {
        name: 'Expected',
        colour: '--inbound',
        dash: [6, 4],
        small: true,
        values: all.map(({ expected }) => expected ?? null),
      },
    ],
  });
  const rows = foldedTable('Weeks as a table', () => ({
    caption: `Contacts of ${queue.name} by week`,
    columns: [
      { name: 'Week from', header: true, cell: ({ week }) => week },
      { name: 'Came', numeric: true, cell: ({ came }) => rounded(came) },
      { name: 'Expected', numeric: true, cell: ({ expected }) => rounded(expected) },
    ],
    rows: all,
  }));
  return [chart, rows];
}
