import { ask } from '/api.js';
import { empty, h } from '/dom.js';
import { percent } from '/figures.js';
import { byWhom } from '/forecast/layer-list.js';
import { VERSIONS } from '/forecast/queries.js';
import { table } from '/table.js';
import { addDays, clockOf, dayOf, shortDate } from '/zoned.js';

const MOST_COMPARED = 2;

/** The versions of a queue, the newest first; two of them can be set beside each other. */
export async function versionList({ queue, inForce, shown, compare, show }) {
  const versions = [];
  const chosen = new Set();
  const place = h('div');
  const button = h('button', { disabled: true, onclick: () => compare([...chosen]) }, 'Compare the two');
  const choose = (id, isChosen) => {
    if (isChosen) chosen.add(id);
    else chosen.delete(id);
    button.disabled = chosen.size !== MOST_COMPARED;
    for (const box of place.querySelectorAll('input'))
      box.disabled = !box.checked && chosen.size >= MOST_COMPARED;
  };
  const more = async (after) => {
    const { forecasts: page } = await ask(VERSIONS, { queueId: queue.id, after });
    versions.push(...page.nodes);
    const rest = page.totalCount - versions.length;
    const next = h('button', { onclick: () => more(page.pageInfo.endCursor) }, `${rest} older`);
    place.replaceChildren(
      table({
        caption: 'Versions',
        columns: columnsOf({ queue, inForce, shown, chosen, choose, show }),
        rows: versions,
      }),
      h('div', { class: 'buttons below' }, button, page.pageInfo.hasNextPage ? next : null),
    );
  };
  await more(null);
  return versions.length === 0
    ? empty('No version yet. "Make forecast" makes the first from the history.')
    : place;
}

function columnsOf({ queue: { zone }, inForce, shown, chosen, choose, show }) {
  const box = (id, version) => {
    const input = h('input', {
      type: 'checkbox',
      checked: chosen.has(id),
      disabled: !chosen.has(id) && chosen.size >= MOST_COMPARED,
      'aria-label': `Compare version ${version}`,
      onchange: () => choose(id, input.checked),
    });
    return input;
  };
  return [
    { name: 'Compare', cell: ({ id, version }) => box(id, version) },
    {
      name: 'Version',
      header: true,
      cell: ({ id, version }) => `${version}${inForce.has(id) ? ' ● in force' : ''}`,
    },
    {
      name: 'Model, and why',
      text: true,
      cell: modelAndWhy,
    },
    { name: 'Days', cell: ({ fromDate, days }) => daysInWords(fromDate, days) },
    {
      name: 'Knows all before',
      cell: ({ cutOff }) => `${dayOf(Date.parse(cutOff), zone)} ${clockOf(Date.parse(cutOff), zone)}`,
    },
    { name: 'Off by interval', numeric: true, cell: ({ accuracy }) => accuracyOf(accuracy) },
    { name: 'by day', numeric: true, cell: ({ accuracy }) => accuracy && percent(accuracy.byDay.wape) },
    { name: 'by week', numeric: true, cell: ({ accuracy }) => accuracy && percent(accuracy.bySpan.wape) },
    { name: 'By', cell: ({ author, createdAt }) => byWhom(author, createdAt, zone) },
    {
      name: 'Curve',
      cell: (each) =>
        shown.has(each.id)
          ? 'shown'
          : h('button', { 'aria-label': `Show version ${each.version}`, onclick: () => show(each) }, 'Show'),
    },
  ];
}

function modelAndWhy({ model, choice, flags, leftOut }) {
  const reasons = [
    ...(choice?.why ?? []),
    ...flags.map(({ message }) => message),
    leftOut.length > 0 ? `Nothing was learned from ${leftOut.map(shortDate).join(', ')}.` : null,
  ].filter(Boolean);
  if (reasons.length === 0) return model;
  return h(
    'details',
    {},
    h('summary', {}, model),
    h(
      'ul',
      { class: 'reasons' },
      reasons.map((reason) => h('li', {}, reason)),
    ),
  );
}

const daysInWords = (from, days) =>
  days === 1 ? shortDate(from) : `${shortDate(from)} to ${shortDate(addDays(from, days - 1))}`;

const accuracyOf = (accuracy) =>
  accuracy &&
  h(
    'span',
    { title: `WAPE up to a week ahead, from ${accuracy.origins} past days` },
    percent(accuracy.byInterval.wape),
    h('small', { class: 'when' }, `chance ${percent(accuracy.byInterval.noiseFloor)}`),
  );
