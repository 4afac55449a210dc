import { openDialog } from '/dialog.js';
import { filling, h } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { activitiesTable, shiftFacts } from '/roster/details.js';
import { deleteShift, setTimes, swapDialog } from '/roster/edit/actions.js';
import { workChoices } from '/roster/edit/work-choice.js';
import { whyDialog } from '/roster/edit/why.js';
import { reoptimiseDialog } from '/roster/generate-dialog.js';
import { KINDS, rangeOf } from '/roster/words.js';
import { toast } from '/toast.js';
import { instantOf, longDate, wallOf } from '/zoned.js';

const QUARTER_SECONDS = 900;
const wall = (at, zone) => wallOf(typeof at === 'string' ? Date.parse(at) : at, zone);
const moment = (value, zone) => instantOf(value, zone);
const iso = (at) => new Date(at).toISOString();
const timeInput = (value, attributes = {}) =>
  input('datetime-local', { required: true, step: QUARTER_SECONDS, value, ...attributes });

/** Everything that can be done with a shift of a draft, by forms alone. */
export function shiftEditDialog({ editor, agent, shift, zone, date }) {
  openDialog(`${agent.name}, ${longDate(date)}`, (close) => {
    const place = h('div');
    const shared = { editor, agent, shift, zone, close };
    filling(place, async () => {
      const { choices } = await workChoices(agent.id);
      return [timesForm(shared), activityForm(shared, choices), pauseForm(shared)].filter(Boolean);
    });
    return h(
      'div',
      {},
      shiftFacts({ agent, shift, zone, notes: editor.notesOf(agent, shift) }),
      activitiesTable(shift, zone, agent.zone === zone ? null : agent.zone),
      place,
      h(
        'div',
        { class: 'buttons below' },
        button('Take away', async () => (await deleteShift(editor, agent, shift), close())),
        ...dayButtons({ editor, agent, date, close, hasShift: true }),
      ),
    );
  });
}

/** A day without a shift: put one there, or hold the day free. */
export function dayDialog({ editor, agent, zone, date }) {
  openDialog(`${agent.name}, ${longDate(date)}: no shift`, (close) => {
    const place = h('div');
    filling(place, async () =>
      addForm({ editor, agent, zone, date, close, ...(await workChoices(agent.id)) }),
    );
    return h(
      'div',
      {},
      place,
      h('div', { class: 'buttons below' }, dayButtons({ editor, agent, date, close, hasShift: false })),
    );
  });
}

const button = (text, act) =>
  h('button', { onclick: () => Promise.resolve(act()).catch((error) => toast(error.message)) }, text);

function dayButtons({ editor, agent, date, close, hasShift }) {
  const isPinned = editor.isPinned(agent.id, date);
  const pin = isPinned ? 'Unpin' : hasShift ? 'Pin the shift' : 'Pin as a day off';
  return [
    button(pin, async () => (await editor.pin(agent, date, !isPinned), close())),
    button('Swap with…', () => (close(), swapDialog(editor, agent, date))),
    button('Why?', () => (close(), whyDialog({ editor, agent, date }))),
    button('Improve a part…', () => (close(), reoptimiseDialog({ state: editor.desk.state, chosen: agent }))),
  ];
}

function formOf({ title, fields, text, send }) {
  return h(
    'section',
    { class: 'part' },
    h('h3', {}, title),
    refusableForm({ fields: () => fields, buttons: [submitButton(text)], send }).element,
  );
}

function timesForm({ editor, agent, shift, zone, close }) {
  const start = field('From', timeInput(wall(shift.start, zone)), { name: 'start' });
  const end = field('To', timeInput(wall(shift.end, zone)), { name: 'end' });
  return formOf({
    title: `Times (${zone})`,
    fields: [start, end],
    text: 'Save times',
    send: async () => {
      await setTimes(
        editor,
        agent,
        shift,
        moment(start.control.value, zone),
        moment(end.control.value, zone),
      );
      close();
    },
  });
}

function activityForm({ editor, agent, shift, zone, close }, choices) {
  const what = field('What', select(choices, choices[0].value), { name: 'activity', wide: true });
  const start = field('From', timeInput(wall(shift.start, zone)), { name: 'start' });
  const end = field('To', timeInput(wall(shift.end, zone)), { name: 'end' });
  return formOf({
    title: 'Other work for a part of it',
    fields: [what, start, end],
    text: 'Set activity',
    send: async () => {
      const activity = {
        ...JSON.parse(what.control.value),
        start: iso(moment(start.control.value, zone)),
        end: iso(moment(end.control.value, zone)),
      };
      const words = `${agent.name}: ${KINDS[activity.kind].name} ${rangeOf(activity, zone)}.`;
      await editor.send({ setActivity: { shiftId: shift.id, activity } }, words, [agent.id]);
      close();
    },
  });
}

function pauseForm({ editor, agent, shift, zone, close }) {
  const pauses = shift.activities.filter(({ kind }) => kind !== 'INBOUND' && kind !== 'OUTBOUND');
  if (pauses.length === 0) return null;
  const options = pauses.map((each) => ({
    value: each.start,
    text: `${KINDS[each.kind].name} ${rangeOf(each, zone)}`,
  }));
  const which = field('Which', select(options, options[0].value), { name: 'activityStart' });
  const start = field('New start', timeInput(wall(pauses[0].start, zone)), { name: 'start' });
  which.control.addEventListener('change', () => (start.control.value = wall(which.control.value, zone)));
  return formOf({
    title: 'Move a break',
    fields: [which, start],
    text: 'Move',
    send: async () => {
      const move = {
        shiftId: shift.id,
        activityStart: which.control.value,
        start: iso(moment(start.control.value, zone)),
      };
      await editor.send({ moveActivity: move }, `${agent.name}’s pause moved.`, [agent.id]);
      close();
    },
  });
}

function addForm({ editor, agent, zone, date, close, lengths, choices }) {
  const work = choices.filter(({ content }) => content.queueId || content.campaignId);
  const start = field('From', timeInput(`${date}T09:00`), { name: 'start' });
  const options = (lengths.length > 0 ? lengths : [480]).map((minutes) => ({
    value: String(minutes),
    text: `${minutes / 60} h`,
  }));
  const length = field('Length', select(options, options.at(-1).value), { name: 'minutes' });
  const what = field('Work', select([{ value: '', text: 'Where most agents are lacking' }, ...work], ''), {
    name: 'content',
    wide: true,
  });
  return formOf({
    title: 'A new shift',
    fields: [start, length, what],
    text: 'Add shift',
    send: async () => {
      const addShift = {
        agentId: agent.id,
        start: iso(moment(start.control.value, zone)),
        minutes: Number(length.control.value),
        ...(what.control.value ? { content: JSON.parse(what.control.value) } : {}),
      };
      await editor.send({ addShift }, `${agent.name} has a new shift.`, [agent.id]);
      close();
    },
  });
}
