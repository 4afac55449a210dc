import { ask } from '/api.js';
import { openDialog } from '/dialog.js';
import { empty, filling, h } from '/dom.js';
import { changeInWords } from '/roster/edit/change.js';
import { EDITS } from '/roster/queries.js';
import { table } from '/table.js';
import { clockOf, dayOf } from '/zoned.js';

const STATUS = { APPLIED: '✓ stands', UNDONE: '↶ undone', DROPPED: '✕ dropped' };
const MOST = 50;

/** What was changed in a draft by hand, the newest first. */
export function historyDialog(plan) {
  const place = h('div');
  openDialog(`Changes of draft ${plan.id}`, () => {
    filling(place, () => load(plan));
    return place;
  });
}

async function load({ id, period: { zone } }) {
  const { scheduleEdits } = await ask(EDITS, { id, first: MOST });
  if (scheduleEdits.totalCount === 0)
    return empty('Nothing has been changed by hand yet. Drag a shift, or open one with Enter.');
  return table({
    caption: 'Changes by hand',
    columns: [
      {
        name: `When (${zone})`,
        header: true,
        cell: ({ createdAt }) =>
          `${dayOf(Date.parse(createdAt), zone)} ${clockOf(Date.parse(createdAt), zone)}`,
      },
      { name: 'What', cell: ({ kind }) => kind.toLowerCase().replaceAll('_', ' ') },
      { name: 'Now', cell: ({ status }) => STATUS[status] },
      { name: 'What came of it', text: true, cell: ({ change }) => changeInWords(change) },
      { name: 'In spite of rules, because', text: true, cell: ({ forcedBecause }) => forcedBecause },
    ],
    rows: scheduleEdits.nodes,
  });
}
