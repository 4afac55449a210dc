import { filling, h, renew } from '/dom.js';
import { MapDesk } from '/adherence/rules/maps.js';
import { sourcesPart } from '/adherence/rules/sources.js';

const PARTS = [
  ['maps', 'What is adherent'],
  ['sources', 'Telephony sources'],
];

/** What judges adherence: maps of states and activities, and how telephony sources are read. */
export function open({ set, onLeave }) {
  const controls = h('div', { class: 'buttons parts', role: 'group', 'aria-label': 'Parts of the page' });
  const place = h('div');
  const desk = new MapDesk({ set });
  const guard = (event) => desk.hasChanges() && event.preventDefault();
  window.addEventListener('beforeunload', guard);
  onLeave(() => window.removeEventListener('beforeunload', guard));
  let last = {};
  const reload = () => show(last);
  const show = (params) => {
    last = params;
    const part = params.part === 'sources' ? 'sources' : 'maps';
    renew(
      controls,
      PARTS.map(([id, text]) =>
        h(
          'button',
          {
            'aria-pressed': String(id === part),
            onclick: () => set({ part: id === 'maps' ? null : id, source: null }),
          },
          text,
        ),
      ),
    );
    return filling(place, () =>
      part === 'maps' ? desk.content(params, reload) : sourcesPart(params, set, reload),
    );
  };
  return { element: h('section', { class: 'panel adherence-rules' }, controls, place), show };
}
