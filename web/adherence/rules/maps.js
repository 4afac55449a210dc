import { ask } from '/api.js';
import { foldable, h, picker } from '/dom.js';
import { field, input } from '/fields.js';
import { changesOf, draftOf, inputOf, SECONDS, STATE_SETS } from '/adherence/rules/draft.js';
import { endDialog, saveDialog } from '/adherence/rules/map-dialogs.js';
import { mapHistory } from '/adherence/rules/map-history.js';
import { legend, matrix } from '/adherence/rules/matrix.js';
import { MAP_VERSION, MAPS } from '/adherence/rules/queries.js';
import { DIRECTED, DIRECTIONS, enumOf, momentOf, nameOf, STATES } from '/adherence/rules/words.js';

/** Edits that nobody has saved yet, by whose map they are of; they outlast a look at another page. */
const drafts = new Map();
window.addEventListener('session-ended', () => drafts.clear());

/** The maps of the house, its sites and clients. */
export class MapDesk {
  constructor({ set }) {
    this.set = set;
  }

  hasChanges() {
    return [...drafts.values()].some(({ base, draft }) => changesOf(draftOf(base), draft).length > 0);
  }

  async content(params, reload) {
    const { adherenceMaps, sites, clients } = await ask(MAPS);
    const scopes = scopesOf(adherenceMaps, sites.nodes, clients.nodes);
    const scope = scopes.find(({ key }) => key === params.map) ?? scopes[0];
    const version = /^\d+$/.test(params.version ?? '') ? Number(params.version) : null;
    const view = { scope, reload, set: this.set };
    const isOld = version !== null && version !== scope.map.version;
    return [
      h('div', { class: 'controls' }, scopePicker(scopes, scope, this.set)),
      ...(isOld ? await oldVersion(view, version) : editor(view)),
      mapHistory(view),
    ];
  }
}

/** Whose maps there may be, with what counts there: { key, name, variables, map, isOwn }. */
function scopesOf(maps, sites, clients) {
  const [house] = maps;
  const of = (kind, column) => (each) => {
    const own = maps.find((map) => map[column] === each.id);
    const variables = { siteId: null, clientId: null, [column]: each.id };
    return {
      key: `${kind}-${each.id}`,
      kind,
      name: each.name,
      variables,
      map: own ?? house,
      isOwn: Boolean(own),
    };
  };
  return [
    { key: '', name: 'the house', variables: { siteId: null, clientId: null }, map: house, isOwn: true },
    ...clients.map(of('client', 'clientId')),
    ...sites.map(of('site', 'siteId')),
  ];
}

const scopePicker = (scopes, scope, set) =>
  picker(
    'Map of',
    scopes.map(({ key, kind, name, isOwn }) => ({
      value: key,
      text: kind
        ? `${kind} ${name}: ${isOwn ? 'its own' : 'as the house'}`
        : 'The house: all who have none of their own',
    })),
    scope.key,
    (key) => set({ map: key || null, version: null }),
  );

/** Which version it is, by whom and why. */
function standing({ scope: { kind, name, map, isOwn } }) {
  const by = map.version === 0 ? '' : `, ${momentOf(map.createdAt)}, by ${map.author ?? 'the program'}`;
  const which = map.version === 0 ? 'The map that the program comes with' : `Version ${map.version}${by}`;
  const why = map.note && map.version !== 0 ? ` “${map.note}”` : '';
  if (!isOwn)
    return `The ${kind} ${name} has no map of its own: that of the house counts. ${which}.${why} Change cells and save, and it has one.`;
  const goes = kind === 'client' ? ' It judges the work for this client, wherever it is done.' : '';
  const site = kind === 'site' ? ' It judges work at this site, unless the client has a map of its own.' : '';
  return `${which} counts.${why}${goes}${site}`;
}

/** The edits of this map that are not saved yet, or the map as it counts: { base, draft }. */
function draftFor(scope) {
  const known = drafts.get(scope.key);
  // Without edits of one's own there is nothing to keep.
  const hasOwn = known && changesOf(draftOf(known.base), known.draft).length > 0;
  const kept = hasOwn ? known : { base: scope.map, draft: draftOf(scope.map) };
  drafts.set(scope.key, kept);
  return kept;
}

function editor(view) {
  const { scope } = view;
  const { base, draft } = draftFor(scope);
  const before = draftOf(base);
  const place = h('div');
  const discard = () => {
    drafts.delete(scope.key);
    return view.reload();
  };
  const bar = saveBar({ view, base, draft, discard });
  const draw = () =>
    place.replaceChildren(
      ...[
        matrix({ draft, before, caption: 'What is adherent in which activity', onchange: bar.show }),
        directionAdder(draft, draw),
        numbers(draft, bar.show),
        stateSets(draft, bar.show),
      ].filter(Boolean),
    );
  draw();
  bar.show();
  return [
    h('p', { class: 'note' }, standing(view)),
    base.version === scope.map.version ? null : outdated(base, scope, discard),
    legend(true),
    place,
    bar.element,
    scope.kind && scope.isOwn
      ? h(
          'div',
          { class: 'buttons' },
          h('button', { onclick: () => endDialog(view) }, 'Let the map of the house count…'),
        )
      : null,
  ];
}

/** Stands over the end of the page as long as something is not saved. */
function saveBar({ view, base, draft, discard }) {
  const element = h('div', { class: 'save-bar', hidden: true });
  const show = () => {
    const changes = changesOf(draftOf(base), draft);
    const input = (note) => inputOf(draft, { note, basedOn: base.version });
    const save = () => saveDialog({ view, base, changes, input, saved: discard });
    element.hidden = changes.length === 0;
    element.replaceChildren(
      h('p', {}, `${changes.length === 1 ? '1 change is' : `${changes.length} changes are`} not saved.`),
      h('button', { class: 'primary', onclick: save }, 'Save as a new version…'),
      h('button', { onclick: discard }, 'Discard'),
    );
  };
  return { element, show };
}

const outdated = (base, scope, discard) =>
  h(
    'div',
    { class: 'trouble' },
    h(
      'p',
      { class: 'problem', role: 'alert' },
      `Your changes are of version ${base.version}, and by now version ${scope.map.version} counts. Discard them, look at that one, and change it.`,
    ),
    h('button', { onclick: discard }, 'Discard and look'),
  );

/** A version of before, with what differs from what counts now. */
async function oldVersion(view, version) {
  const { scope, set, reload } = view;
  const { adherenceMap: map } = await ask(MAP_VERSION, { version });
  const [draft, now] = [draftOf(map), draftOf(scope.map)];
  const changes = changesOf(now, draft);
  const save = () =>
    saveDialog({
      view,
      base: scope.map,
      changes,
      title: `Let version ${version} count again`,
      input: (note) => inputOf(draft, { note, basedOn: scope.map.version }),
      saved: () => (set({ version: null }), reload()),
    });
  return [
    h(
      'p',
      {},
      h('b', {}, version === 0 ? 'Version 0, which the program comes with.' : `Version ${version}`),
      version === 0 ? '' : ` of ${momentOf(map.createdAt)}, by ${map.author ?? 'the program'}.`,
      ` It does not count now. ${changes.length === 0 ? 'It says the same as what counts.' : `${changes.length === 1 ? '1 difference' : `${changes.length} differences`} to what counts, marked.`}`,
    ),
    h(
      'div',
      { class: 'buttons' },
      h('button', { class: 'primary', onclick: save }, 'Let it count again…'),
      h('button', { onclick: () => set({ version: null }) }, 'Back to what counts'),
    ),
    legend(false),
    matrix({ draft, before: now, caption: `Version ${version}` }),
    h(
      'ul',
      { class: 'note' },
      changes.map((each) => h('li', {}, each.replace(/^(.*: )(.*) → (.*)$/, '$1now $2, then $3'))),
    ),
  ];
}

/** A row for calls of one direction, which goes before that of the state. */
function directionAdder(draft, draw) {
  const all = DIRECTED.flatMap((state) => DIRECTIONS.map((direction) => `${state}/${direction}`));
  const free = all.filter((key) => !draft.rows.includes(key));
  if (free.length === 0) return null;
  const choice = picker(
    'Calls of one direction may be judged apart',
    free.map((key) => ({ value: key, text: nameOf(key) })),
    free[0],
    () => undefined,
  );
  const add = () => {
    draft.rows.push(choice.querySelector('select').value);
    draw();
  };
  return h('div', { class: 'controls below' }, choice, h('button', { onclick: add }, 'Add a row'));
}

function numbers(draft, changed) {
  const fields = SECONDS.map(([name, label, hint]) => {
    const control = input('number', {
      min: 0,
      max: 3600,
      step: 1,
      required: true,
      value: String(draft[name]),
    });
    control.addEventListener('input', () => {
      draft[name] = Number(control.value);
      changed();
    });
    return field(`${label} (seconds)`, control, { name, hint });
  });
  return h(
    'div',
    { class: 'fields' },
    fields.map(({ element }) => element),
  );
}

/** Which states are work, for conformance and for work outside the shift. */
function stateSets(draft, changed) {
  const ticks = STATE_SETS.map(([name, legendText]) =>
    h(
      'fieldset',
      // While the foldable is closed, a legend names nothing.
      { class: 'choice', 'aria-label': legendText },
      h('legend', {}, legendText),
      h(
        'div',
        { class: 'ticks' },
        STATES.map(([state, text]) => {
          const box = input('checkbox', { checked: draft[name].has(enumOf(state)) });
          box.addEventListener('change', () => {
            if (box.checked) draft[name].add(enumOf(state));
            else draft[name].delete(enumOf(state));
            changed();
          });
          return h('label', {}, box, text);
        }),
      ),
    ),
  );
  return foldable(
    'adherence work states',
    { summary: 'Which states are work', isOpen: false },
    h('p', { class: 'note' }, 'Conformance counts them, and work outside the shift is told by them.'),
    h('div', { class: 'fields' }, ticks),
  );
}
