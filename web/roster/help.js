import { openDialog } from '/dialog.js';
import { table } from '/table.js';

const KEYS = [
  ['Arrow keys', 'to the shift beside, above or below'],
  ['Page Up, Page Down', 'a screenful of agents'],
  ['Home, End', 'to the first and last of the row; with Ctrl of the list'],
  ['Enter', 'opens the shift, or the day'],
  ['[ and ]', 'the day, week or period before and after'],
  ['t', 'today'],
  ['d, w, m', 'view of a day, of a week, of the period'],
  ['/', 'to the field that filters by name'],
  ['?', 'this list'],
];

/** The keys that work while the focus is in the roster; `more` are those of editing. */
export function helpDialog(more) {
  openDialog('Keys in the roster', () =>
    table({
      caption: 'Keys',
      className: 'tall',
      columns: [
        { name: 'Key', header: true, cell: ([key]) => key },
        { name: 'What it does', text: true, cell: ([, what]) => what },
      ],
      rows: [...KEYS, ...more],
    }),
  );
}
