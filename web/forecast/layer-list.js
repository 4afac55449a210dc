import { ask, order } from '/api.js';
import { empty, h } from '/dom.js';
import { input } from '/fields.js';
import { editInWords, rangeInWords } from '/forecast/layer-words.js';
import { LAYERS, SWITCH_LAYER, UNDO_LAYER } from '/forecast/queries.js';
import { versionsOf } from '/forecast/shown-days.js';
import { table } from '/table.js';
import { toast } from '/toast.js';
import { clockOf, dayOf } from '/zoned.js';

/** The layers of every version that holds on the days, in the order in which they count. */
export async function loadLayers(shown) {
  const answers = await Promise.all(versionsOf(shown).map(({ id }) => ask(LAYERS, { id })));
  return answers.flatMap(({ forecast }) =>
    forecast.layers.map((layer) => ({ ...layer, version: forecast.version })),
  );
}

export const spanOf = ({ startsAt, endsAt }) => ({ start: Date.parse(startsAt), end: Date.parse(endsAt) });
export const isCounting = ({ switchedOn, undoneAt }) => switchedOn && undoneAt === null;

/** Takes a layer back for good, and says so. */
export async function undoLayer(layer, zone, changed) {
  await ask(UNDO_LAYER, { id: layer.id });
  toast(`Undone: ${named(layer, zone)}.`);
  await changed();
}

export function layerList({ layers, zone, mayWrite, changed, failed }) {
  if (layers.length === 0) return empty(mayWrite ? `${NO_LAYERS} ${HOW_TO_EDIT}` : NO_LAYERS);
  const kept = layers.filter(({ undoneAt }) => undoneAt === null);
  const undone = layers.filter(({ undoneAt }) => undoneAt !== null);
  const columns = columnsOf(layers, zone);
  const doing = { zone, changed, act: (work) => work().catch(failed) };
  const all = [countsColumn(doing, mayWrite), ...columns, mayWrite && undoColumn(doing)].filter(Boolean);
  return [
    kept.length > 0
      ? table({ caption: 'Layers, in the order in which they count', columns: all, rows: kept })
      : empty('Every layer was undone: the forecast counts as its model made it.'),
    undone.length > 0
      ? h(
          'details',
          { class: 'folded' },
          h('summary', {}, `${undone.length} undone`),
          table({ caption: 'Undone layers', columns, rows: undone }),
        )
      : null,
  ];
}

const NO_LAYERS = 'No layers: the forecast counts as its model made it.';
const HOW_TO_EDIT = 'Drag over the curve and say what you know better.';
const named = (layer, zone) => `${editInWords(layer.edit)}, ${rangeInWords(spanOf(layer), zone)}`;

function columnsOf(layers, zone) {
  const isOfMany = new Set(layers.map(({ version }) => version)).size > 1;
  return [
    { name: 'Edit', header: true, cell: ({ edit }) => editInWords(edit) },
    { name: 'Range', cell: (layer) => rangeInWords(spanOf(layer), zone) },
    isOfMany && { name: 'Version', numeric: true, cell: ({ version }) => version },
    { name: 'Reason', text: true, cell: ({ reason }) => reason },
    { name: 'By', cell: ({ author, createdAt }) => byWhom(author, createdAt, zone) },
  ].filter(Boolean);
}

function countsColumn({ zone, changed, act }, mayWrite) {
  const turn = async (layer, on) => {
    await order(SWITCH_LAYER, { id: layer.id, on });
    await changed();
  };
  const cell = (layer) => {
    const box = input('checkbox', {
      checked: layer.switchedOn,
      disabled: !mayWrite,
      'aria-label': `${named(layer, zone)} counts`,
      onchange: () => act(() => turn(layer, box.checked)),
    });
    return box;
  };
  return { name: 'Counts', cell };
}

function undoColumn({ zone, changed, act }) {
  const cell = (layer) => {
    const onclick = () => act(() => undoLayer(layer, zone, changed));
    return h('button', { 'aria-label': `Undo ${named(layer, zone)}`, onclick }, 'Undo');
  };
  return { name: 'Undo', cell };
}

export const byWhom = (author, at, zone) =>
  h(
    'span',
    {},
    author ?? 'Shiftwright',
    h('small', { class: 'when' }, `${dayOf(Date.parse(at), zone)} ${clockOf(Date.parse(at), zone)}`),
  );
