import { ask } from '/api.js';
import { empty, h } from '/dom.js';
import { table } from '/table.js';
import { LoginDesk } from '/adherence/rules/logins.js';
import { heardOf, SOURCES } from '/adherence/rules/queries.js';
import { reasonsPart } from '/adherence/rules/reasons.js';
import { ago, SENDS, STATUSES } from '/adherence/rules/words.js';
import { length } from '/adherence/words.js';

const NONE = [
  h('p', {}, 'There is no telephony source yet, so nobody is heard of and nothing can be judged.'),
  h(
    'p',
    {},
    'Create one for each platform (createTelephonySource), and give its key to who sets the platform up: docs/adherence.md has the steps.',
  ),
];

/** How every source does; and of the chosen one, who is who and what its reasons mean. */
export async function sourcesPart(params, set, reload) {
  const { telephonySources: sources } = await ask(SOURCES);
  if (sources.length === 0) return empty(...NONE);
  const chosen = sources.find(({ id }) => id === params.source) ?? (sources.length === 1 ? sources[0] : null);
  const heard = ask(heardOf(sources));
  const list = h('div');
  const draw = (known) => list.replaceChildren(sourceTable({ sources, chosen, known, set }));
  draw(null);
  // The list is there before what takes longer; where that fails, the list says so in its place.
  heard.then(draw).catch((error) => draw({ error }));
  return [
    list,
    chosen
      ? chosenSource(chosen, heard, reload)
      : empty('Choose a source above to see whom its logins belong to and what its reasons mean.'),
  ];
}

function sourceTable({ sources, chosen, known, set }) {
  const waiting = (of) => (known === null ? '…' : known.error ? 'not known' : of(known));
  return table({
    caption: 'Telephony sources and how they do',
    className: 'tall cards',
    columns: [
      {
        name: 'Source',
        header: true,
        cell: ({ name, code, connector }) => [name, h('small', { class: 'said' }, `${code}, ${connector}`)],
      },
      { name: 'State', text: true, cell: stateOf },
      { name: 'Last heard', cell: (source) => labelled('heard', lastHeard(source, waiting)) },
      { name: 'Its clock', cell: ({ health }) => labelled('clock', skewOf(health)) },
      {
        name: 'Comes late',
        cell: ({ latenessSeconds }) =>
          labelled('late', latenessSeconds === 0 ? 'never' : `up to ${length(latenessSeconds)}`),
      },
      {
        name: 'Silence allowed',
        cell: ({ freshnessSeconds }) =>
          labelled('silence', freshnessSeconds === null ? 'as usual for its kind' : length(freshnessSeconds)),
      },
      {
        name: 'Logins of nobody',
        numeric: true,
        cell: ({ id }) =>
          labelled(
            'of nobody',
            waiting((all) => String(all[`u${id}`].length)),
          ),
      },
      { name: 'Look at it', cell: (source) => chooser(source, chosen, set) },
    ],
    rows: sources,
  });
}

/** On a small screen a row is a card, and each value says what it is. */
const labelled = (label, text) => h('span', { 'data-label': label }, text);

const chooser = ({ id, name }, chosen, set) =>
  h(
    'button',
    {
      'aria-pressed': String(id === chosen?.id),
      'aria-label': `Show logins and reasons: ${name}`,
      onclick: () => set({ source: id }),
    },
    'Show',
  );

function stateOf({ connection, health }) {
  const { mark, text, tone } = connection && health ? STATUSES[health.status] : SENDS;
  const parts = (health?.parts ?? []).filter(({ lastError }) => lastError);
  const errors =
    parts.length > 1 ? parts.map(({ part, lastError }) => `${part}: ${lastError}`) : [health?.lastError];
  return h(
    'span',
    {},
    h('span', { class: `verdict-${tone}` }, h('span', { class: 'mark', 'aria-hidden': 'true' }, mark), text),
    errors.filter(Boolean).map((error) => h('small', { class: 'said' }, error)),
  );
}

function lastHeard({ id, health }, waiting) {
  if (health?.lastHeardAt) return ago(health.lastHeardAt);
  return waiting(({ telephonySources }) => {
    const { lastEventAt } = telephonySources.find((each) => each.id === id) ?? {};
    return lastEventAt ? ago(lastEventAt) : 'never';
  });
}

function skewOf(health) {
  if (!health || health.skewSeconds === null) return 'not measured';
  const seconds = Math.abs(health.skewSeconds);
  if (seconds < 0.1) return 'right';
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s ${health.skewSeconds > 0 ? 'ahead' : 'behind'}`;
}

function chosenSource(source, heard, reload) {
  const logins = new LoginDesk(source, reload);
  return h(
    'div',
    { class: 'below' },
    h('h2', {}, source.name),
    logins.element(heard),
    reasonsPart(source, reload),
  );
}
