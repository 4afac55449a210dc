import { ask } from '/api.js';
import { announce, empty, filling, foldable, h } from '/dom.js';
import { table } from '/table.js';
import { MAP_HISTORY } from '/adherence/rules/queries.js';
import { momentOf } from '/adherence/rules/words.js';

/** Every version of one map, with who wrote it, when and why; asked for when it is opened. */
export function mapHistory({ scope, set }) {
  const place = h('div');
  const fill = () =>
    filling(place, async () => {
      const { adherenceMapHistory: versions } = await ask(MAP_HISTORY, scope.variables);
      if (versions.length === 0)
        return empty(
          `There is no version yet. Change cells above and save: ${scope.name} has a map of its own then.`,
        );
      return table({
        caption: 'Versions',
        className: 'tall cards',
        columns: columns(scope, set),
        rows: versions,
      });
    });
  const element = foldable(
    'adherence map versions',
    { summary: 'Versions, with who and why', isOpen: false, ontoggle: () => element.open && fill() },
    place,
  );
  return element;
}

const columns = (scope, set) => [
  { name: 'Version', header: true, cell: ({ version }) => String(version) },
  { name: 'When', cell: ({ version, createdAt }) => (version === 0 ? null : momentOf(createdAt)) },
  { name: 'Who', cell: ({ version, author }) => (version === 0 ? 'the program' : (author ?? 'the program')) },
  {
    name: 'Why',
    text: true,
    cell: ({ note, ended }) => `${ended ? 'Ended: ' : ''}${note || 'no reason given'}`,
  },
  {
    name: 'Look at it',
    cell: ({ version, ended }) => {
      if (ended) return 'the map of the house counted';
      if (scope.isOwn && version === scope.map.version) return '✓ counts now';
      return h(
        'button',
        {
          'aria-label': `Show version ${version}`,
          onclick: () => {
            set({ version: String(version) });
            // It stands at the top of the page.
            window.scrollTo({ top: 0 });
            announce(`Version ${version} is shown above.`);
          },
        },
        'Show',
      );
    },
  },
];
