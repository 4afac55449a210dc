import { ask } from '/api.js';
import { empty, filling, foldable, h } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { table } from '/table.js';
import { toast } from '/toast.js';
import { REASON_HISTORY, UPDATE_SOURCE } from '/adherence/rules/queries.js';
import { enumOf, momentOf, nameOf, REASON_STATES } from '/adherence/rules/words.js';
import { length } from '/adherence/words.js';

const OPTIONS = REASON_STATES.map((state) => ({ value: enumOf(state), text: nameOf(state) }));
const wordOf = (state) => OPTIONS.find(({ value }) => value === state)?.text ?? state;

/** What the reasons of a source mean and how long it may be silent: edited whole, and kept in versions. */
export function reasonsPart(source, reload) {
  const body = h('ul', { class: 'reasons' });
  const rows = [];
  const add = ({ reason = '', state = 'BREAK' } = {}, isNew = false) => {
    const row = reasonRow({ reason, state }, () => {
      rows.splice(rows.indexOf(row), 1);
      row.element.remove();
      none.hidden = rows.length > 0;
      adder.focus();
    });
    rows.push(row);
    body.append(row.element);
    none.hidden = true;
    if (isNew) row.name.focus();
  };
  const none = empty(
    'No reason has a meaning yet: whoever is unavailable counts as “Other reason”. Add the codes or names that the platform sends.',
  );
  const adder = h('button', { type: 'button', onclick: () => add({}, true) }, 'Add a reason');
  for (const each of source.reasons) add(each);
  const [silence, late] = limits(source);
  const form = refusableForm({
    fields: () => [silence, late],
    content: h(
      'div',
      {},
      none,
      body,
      adder,
      h('div', { class: 'fields below' }, silence.element, late.element),
    ),
    buttons: [submitButton('Save as a new version')],
    send: async () => {
      const input = {
        reasons: rows.map(({ name, choice }) => ({ reason: name.value.trim(), state: choice.value })),
        freshnessSeconds: silence.control.value === '' ? null : Number(silence.control.value),
        latenessSeconds: Number(late.control.value),
      };
      await save(source, input, reload);
    },
  });
  return foldable(
    'adherence reasons',
    { summary: 'What its reasons mean' },
    h(
      'p',
      { class: 'note' },
      'Case does not count. What was heard before is read anew with it; figures can be asked as of an earlier version.',
    ),
    form.element,
    history(source, reload),
  );
}

function reasonRow({ reason, state }, remove) {
  const name = input('text', {
    value: reason,
    required: true,
    maxLength: 255,
    'aria-label': 'Reason that the platform sends',
  });
  const choice = select(OPTIONS, state, { 'aria-label': `What it means` });
  const element = h(
    'li',
    {},
    name,
    h('span', { 'aria-hidden': 'true' }, 'means'),
    choice,
    h(
      'button',
      {
        type: 'button',
        class: 'plain',
        'aria-label': `Take away: ${reason || 'the new reason'}`,
        onclick: remove,
      },
      '✕',
    ),
  );
  return { element, name, choice };
}

function limits({ freshnessSeconds, latenessSeconds }) {
  return [
    field(
      'Silence allowed (seconds)',
      input('number', {
        min: 10,
        max: 86_400,
        step: 1,
        value: freshnessSeconds === null ? '' : String(freshnessSeconds),
      }),
      {
        name: 'freshnessSeconds',
        hint: 'After it a state is “No news”. Empty: what is usual for its kind.',
      },
    ),
    field(
      'Comes late by at most (seconds)',
      input('number', { min: 0, max: 86_400, step: 1, required: true, value: String(latenessSeconds) }),
      {
        name: 'latenessSeconds',
        hint: 'Figures younger than that are provisional.',
      },
    ),
  ];
}

async function save(source, input, reload) {
  await ask(UPDATE_SOURCE, { id: source.id, input });
  await reload();
  toast(`${source.name}: events are read with the new version.`, async () => {
    const { reasons, freshnessSeconds, latenessSeconds } = source;
    await ask(UPDATE_SOURCE, { id: source.id, input: { reasons, freshnessSeconds, latenessSeconds } });
    await reload();
    toast(`${source.name}: what counted before is saved anew.`);
  });
}

function history(source, reload) {
  const place = h('div');
  const fill = () =>
    filling(place, async () => {
      const { reasonMapHistory } = await ask(REASON_HISTORY, { sourceId: source.id });
      return table({
        caption: 'Versions of the reasons',
        className: 'tall cards',
        columns: [
          { name: 'Version', header: true, cell: ({ version }) => String(version) },
          { name: 'When', cell: ({ createdAt }) => momentOf(createdAt) },
          { name: 'Who', cell: ({ author }) => author ?? 'the program' },
          {
            name: 'Silence allowed',
            cell: ({ freshnessSeconds }) =>
              freshnessSeconds === null ? 'as usual' : length(freshnessSeconds),
          },
          {
            name: 'Reasons',
            text: true,
            cell: ({ reasons }) =>
              reasons.map(({ reason, state }) => `${reason}: ${wordOf(state)}`).join('; ') || 'none',
          },
          { name: 'Do', cell: (version) => again(version, reasonMapHistory[0], source, reload) },
        ],
        rows: reasonMapHistory,
      });
    });
  const element = foldable(
    'adherence reason versions',
    { summary: 'Versions, with who and when', isOpen: false, ontoggle: () => element.open && fill() },
    place,
  );
  return element;
}

function again({ version, reasons, freshnessSeconds }, newest, source, reload) {
  if (version === newest.version) return '✓ counts now';
  const take = () =>
    save(source, { reasons, freshnessSeconds }, reload).catch((error) => toast(error.message));
  return h(
    'button',
    { onclick: take, 'aria-label': `Let version ${version} count again` },
    'Let it count again',
  );
}
