import { announce, empty, filling, h, problem, renew } from '/dom.js';
import { showRunningBatches } from '/forecast/batch.js';
import { comparison } from '/forecast/comparison.js';
import { figuresTable, forecastCurve, totals } from '/forecast/curve.js';
import { importDialog } from '/forecast/import-dialog.js';
import { LayerForm } from '/forecast/layer-form.js';
import { isCounting, layerList, loadLayers, spanOf, undoLayer } from '/forecast/layer-list.js';
import { editInWords, rangeInWords } from '/forecast/layer-words.js';
import { makeForecastDialog } from '/forecast/make-dialog.js';
import { loadDays, versionsOf } from '/forecast/shown-days.js';
import { loadUnusualDays, unusualDayList, unusualMarks } from '/forecast/unusual-days.js';
import { versionNote } from '/forecast/version-note.js';
import { versionList } from '/forecast/versions.js';
import { allQueues, chosenQueue, NO_QUEUES, queuePicker } from '/queue-week.js';
import { chosenDays, spanPicker } from '/forecast/span-picker.js';
import { toast } from '/toast.js';
import { addDays, shortDate } from '/zoned.js';

/** A planner's desk for one queue: the forecast in force, its layers, versions and unusual days. */
export function open({ may, set }) {
  const mayWrite = may('forecast.write');
  const rooms = {
    controls: h('div', { class: 'controls' }),
    curve: h('div', { class: 'chart-room' }),
    form: h('div'),
    layers: h('div'),
    unusual: h('div'),
    figures: h('div'),
    versions: h('div'),
    compared: h('div'),
  };
  const desk = { mayWrite, set, rooms, shown: null, curve: null, marks: [], queues: [] };
  desk.form = new LayerForm({
    shown: () => desk.shown,
    onRange: (range) => desk.curve?.select(range),
    onPreview: (changes) => desk.curve?.showPreview(changes),
    onSaved: (layer) => saved(desk, layer),
  });
  const panel = (title, ...content) => h('section', { class: 'panel' }, h('h2', {}, title), ...content);
  const changing = h('section', { class: 'part', hidden: true }, h('h2', {}, 'Change figures'), rooms.form);
  const element = h(
    'div',
    {},
    h('section', { class: 'panel' }, rooms.controls, rooms.curve, changing),
    panel('Layers', rooms.layers),
    panel('Unusual days', rooms.unusual),
    panel('Versions', rooms.versions, rooms.compared),
    panel('Figures', rooms.figures),
  );
  const actions = mayWrite
    ? [
        h('button', { class: 'primary', onclick: () => makeFor(desk) }, 'Make forecast…'),
        h('button', { onclick: () => importFor(desk) }, 'Import…'),
      ]
    : null;
  if (mayWrite) showRunningBatches().catch(() => undefined);
  return { element, actions, show: (params) => show(desk, params) };
}

async function show(desk, params) {
  const { rooms, set } = desk;
  desk.queues = await allQueues();
  if (desk.queues.length === 0) return rooms.curve.replaceChildren(empty(NO_QUEUES));
  const queue = chosenQueue(desk.queues, params);
  const days = chosenDays(params, queue.zone);
  renew(
    rooms.controls,
    queuePicker(desk.queues, queue, (changed) => set({ ...changed, version: null, compare: null })),
    ...spanPicker({ ...days, zone: queue.zone, set }),
    h('span', { class: 'note' }, `Times of ${queue.zone}`),
  );
  const { version } = params;
  const wanted = JSON.stringify([queue.id, days, version]);
  if (desk.wanted !== wanted) {
    Object.assign(desk, { queue, ...days, version, wanted });
    desk.form.reset();
    await refresh(desk);
  }
  compare(desk, params.compare);
}

/** The days and everything about them again, as after an edit. The curve does not wait for what is told of it. */
async function refresh(desk) {
  const { rooms, queue, wanted } = desk;
  const isCurrent = () => desk.wanted === wanted;
  let isLoaded = false;
  await filling(rooms.curve, async () => {
    const shown = await loadDays(desk);
    if (!isCurrent()) return [];
    isLoaded = true;
    desk.shown = shown;
    if (desk.mayWrite && !rooms.form.firstChild) rooms.form.append(desk.form.element);
    return curveOf(desk);
  });
  if (!isCurrent()) return;
  rooms.form.parentElement.hidden = !(isLoaded && desk.mayWrite && desk.shown.days.length > 0);
  if (!isLoaded) return;
  announce(`${queue.name}, from ${shortDate(desk.first)} loaded`);
  renew(rooms.figures, figuresTable(desk.shown));
  filling(rooms.versions, () => versionsRoom(desk));
  const marked = { layers: [], unusual: [] };
  await Promise.all([
    filling(rooms.layers, async () => layersRoom(desk, (marked.layers = await loadLayers(desk.shown)))),
    filling(rooms.unusual, async () => unusualRoom(desk, (marked.unusual = await loadUnusualDays(desk)))),
  ]);
  if (isCurrent()) desk.curve?.setMarks(marksOf(desk, marked));
}

function curveOf(desk) {
  const { shown, mayWrite } = desk;
  if (shown.times.length === 0) return nothingYet(desk);
  const onRange = mayWrite && shown.days.length > 0 ? (range) => desk.form.setRange(range) : undefined;
  desk.curve = forecastCurve(shown, onRange);
  desk.curve.setMarks(marksOf(desk, { layers: [], unusual: [] }));
  const note = versionNote({ shown, version: desk.version, back: () => desk.set({ version: null }) });
  return [note, totals(shown), desk.curve.element];
}

function marksOf({ shown: { span }, queue }, { layers, unusual }) {
  const now = Date.now();
  const ofLayers = layers.filter(isCounting).map((layer) => ({
    kind: 'layer',
    name: 'Range of a layer',
    text: editInWords(layer.edit),
    ...spanOf(layer),
  }));
  return [
    ...unusualMarks(unusual, queue.zone),
    ...ofLayers,
    { kind: 'now', start: now, end: now, text: 'now' },
  ].filter(({ start, end }) => span.start <= end && start < span.end);
}

function nothingYet(desk) {
  desk.curve = null;
  const buttons = h(
    'div',
    { class: 'buttons middle' },
    h('button', { onclick: () => importFor(desk) }, 'Import history…'),
    h('button', { class: 'primary', onclick: () => makeFor(desk) }, 'Make forecast…'),
  );
  return empty(
    h('p', {}, `Neither a forecast nor history of ${desk.queue.name} on these days.`),
    h('p', {}, 'A forecast needs history: import what came, then make the forecast.'),
    desk.mayWrite ? buttons : '',
  );
}

const makeFor = (desk) =>
  makeForecastDialog({
    queues: desk.queues,
    queue: desk.queue,
    made: (date, version) => desk.set({ date, version: version.id }),
  });

/** A forecast that was taken is shown; history that was taken changes what is shown. */
const importFor = (desk) =>
  importDialog({
    queue: desk.queue,
    done: (taken) => (taken?.version ? desk.set({ date: taken.fromDate, version: taken.id }) : refresh(desk)),
  });

const shared = (desk, room) => ({
  queue: desk.queue,
  zone: desk.queue.zone,
  mayWrite: desk.mayWrite,
  changed: () => refresh(desk),
  failed: (error) => void room.prepend(problem(error)),
});
const layersRoom = (desk, layers) => layerList({ ...shared(desk, desk.rooms.layers), layers });
const unusualRoom = (desk, days) => unusualDayList({ ...shared(desk, desk.rooms.unusual), days });

async function saved(desk, layer) {
  const zone = desk.queue.zone;
  await refresh(desk);
  toast(`Layer saved: ${editInWords(layer.edit)}, ${rangeInWords(spanOf(layer), zone)}.`, () =>
    undoLayer(layer, zone, () => refresh(desk)),
  );
}

function versionsRoom({ queue, shown, set }) {
  return versionList({
    queue,
    inForce: new Set(shown.inForce.map(({ id }) => id)),
    shown: new Set(versionsOf(shown).map(({ id }) => id)),
    compare: (ids) => set({ compare: ids.join('-') }),
    show: (version) =>
      set({ version: version.id, date: isSeen(version, shown) ? shown.first : version.fromDate }),
  });
}

const isSeen = ({ fromDate, days }, { first, count }) =>
  fromDate < addDays(first, count) && first < addDays(fromDate, days);

function compare(desk, pair) {
  const ids = /^(\d+)-(\d+)$/.exec(pair ?? '')?.slice(1);
  const { compared } = desk.rooms;
  if (desk.comparing === pair) return;
  desk.comparing = pair;
  compared.replaceChildren();
  if (!ids) return;
  const place = h('div', { class: 'chart-room' });
  const heading = h('h3', { tabindex: -1 }, 'Comparison');
  const close = h('button', { onclick: () => desk.set({ compare: null }) }, 'Close comparison');
  compared.append(h('div', { class: 'page-head' }, heading, close), place);
  heading.focus();
  filling(place, () => comparison(desk.queue, ids));
}
