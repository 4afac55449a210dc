import { h } from '/dom.js';
import { facts, rounded } from '/figures.js';
import { table } from '/table.js';

/** What a file holds, and every row that is bad or doubtful, with what to do about it. */
export function importReport({ message, problems = [], dryRun, ...report }) {
  const bad = problems.filter(({ severity }) => severity === 'ERROR').length;
  return h(
    'div',
    {},
    message ? h('p', { class: 'problem' }, message) : null,
    report.rowsRead === undefined
      ? null
      : facts([
          [rounded(report.rowsRead), 'rows read'],
          [rounded(report.intervals), `intervals of ${report.intervalMinutes} minutes`],
          [rounded(report.badRows), 'bad rows'],
          report.blankRows > 0 && [rounded(report.blankRows), 'rows without a count'],
          report.skippedRows > 0 && [rounded(report.skippedRows), 'rows of other queues or channels'],
          report.handledAboveOffered > 0 && [
            rounded(report.handledAboveOffered),
            'with more handled than offered',
          ],
        ]),
    report.leftOut?.length > 0
      ? h('p', { class: 'note' }, `Queues of the file that are not taken: ${report.leftOut.join(', ')}.`)
      : null,
    dryRun && bad === 0
      ? h('p', { class: 'good' }, '✓ The file can be imported. Nothing is written yet.')
      : null,
    problems.length > 0 ? problemTable(problems) : null,
  );
}

const problemTable = (problems) =>
  table({
    caption: 'Rows to look at',
    columns: [
      { name: 'Row', header: true, cell: ({ row }) => row },
      { name: 'Column', cell: ({ column }) => column || 'whole row' },
      { name: 'Value', cell: ({ value }) => value },
      { name: 'Kind', cell: ({ severity }) => (severity === 'ERROR' ? '✕ bad' : '! doubtful') },
      { name: 'What to do', text: true, cell: ({ advice }) => advice },
    ],
    rows: problems,
  });
