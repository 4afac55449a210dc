import { ask, order } from '/api.js';
import { filling, h, problem } from '/dom.js';
import { rounded } from '/figures.js';
import { IMPORTS, UNDO_IMPORT } from '/forecast/queries.js';
import { table } from '/table.js';
import { clockOf, dayOf } from '/zoned.js';

/** The files that the history of a queue came from, the newest first; each can be taken back. */
export function pastImports(queue, done) {
  const place = h('div');
  const details = h('details', { class: 'folded' }, h('summary', {}, 'Files imported so far'), place);
  const load = () =>
    filling(place, async () => {
      const { historyImports } = await ask(IMPORTS, { queueId: queue.id });
      const files = historyImports.nodes.reverse();
      return files.length === 0 ? h('p', { class: 'note' }, 'None yet.') : list(files);
    });
  details.addEventListener('toggle', () => details.open && load());
  const undo = (id) =>
    order(UNDO_IMPORT, { id })
      .then(load)
      .then(done)
      .catch((error) => place.prepend(problem(error)));
  const day = (at) => dayOf(Date.parse(at), queue.zone);
  const list = (files) =>
    table({
      caption: `Files imported for ${queue.name}`,
      columns: [
        { name: 'File', header: true, cell: ({ fileName }) => fileName },
        { name: 'Reaches', cell: ({ startsAt, endsAt }) => `${day(startsAt)} to ${day(endsAt)}` },
        { name: 'Intervals', numeric: true, cell: ({ rowCount }) => rounded(rowCount) },
        {
          name: 'Imported',
          cell: ({ importedAt }) => `${day(importedAt)} ${clockOf(Date.parse(importedAt), queue.zone)}`,
        },
        {
          name: 'Undo',
          cell: ({ id, fileName, undoneAt }) =>
            undoneAt
              ? 'undone'
              : h(
                  'button',
                  { 'aria-label': `Undo the import of ${fileName}`, onclick: () => undo(id) },
                  'Undo',
                ),
        },
      ],
      rows: files,
    });
  return details;
}
