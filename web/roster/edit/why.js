import { ask, follow } from '/api.js';
import { openDialog } from '/dialog.js';
import { empty, filling, h, problem } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { rounded } from '/figures.js';
import { EXPLAIN, EXPLANATION, WHY_NOT } from '/roster/queries.js';
import { table } from '/table.js';
import { clockOf, instantOf, longDate } from '/zoned.js';

/** Why is somebody not at work, or not on a queue? Every rule that stands in the way, and what it would cost. */
export function whyDialog({ editor, agent, date }) {
  const { queues, campaigns } = editor.desk.state;
  const zone = editor.desk.bars.zoneOf(agent);
  const work = [
    { value: '', text: 'any work' },
    ...queues.map(({ id, name }) => ({ value: `q${id}`, text: name })),
    ...campaigns.map(({ id, name }) => ({ value: `c${id}`, text: `Calls: ${name}` })),
  ];
  const on = field('Not on', select(work, ''), { name: 'queueId', wide: true });
  const from = field('From', input('time', { step: 900 }), {
    name: 'from',
    hint: 'Leave both out for the whole day.',
  });
  const to = field('To', input('time', { step: 900 }), { name: 'to' });
  const place = h('div', { class: 'report', 'aria-live': 'polite' });
  const look = () => filling(place, () => answer({ editor, agent, date, zone, on, from, to }));
  openDialog(`Why does ${agent.name} not work there?`, () => {
    const form = refusableForm({
      fields: () => [on, from, to],
      content: h(
        'div',
        {},
        h('p', {}, `${longDate(date)}, times of ${zone}.`),
        h('div', { class: 'fields' }, on.element, from.element, to.element),
      ),
      buttons: [submitButton('Ask')],
      send: look,
    });
    look();
    return h('div', {}, form.element, place);
  });
}

async function answer({ editor, agent, date, zone, on, from, to }) {
  const work = on.control.value;
  const at = (time) => new Date(instantOf(`${date}T${time}`, zone)).toISOString();
  const hasTimes = from.control.value !== '' && to.control.value !== '';
  const { whyNot } = await ask(WHY_NOT, {
    input: {
      scheduleId: editor.scheduleId,
      agentId: agent.id,
      ...(hasTimes ? { from: at(from.control.value), to: at(to.control.value) } : { date }),
      ...(work.startsWith('q') ? { queueId: work.slice(1) } : {}),
      ...(work.startsWith('c') ? { campaignId: work.slice(1) } : {}),
    },
  });
  const { possible, costChange, summary, reasons } = whyNot;
  const price =
    costChange === null
      ? null
      : h(
          'p',
          {},
          `The best way to do it changes the cost by ${costChange > 0 ? '+' : '−'}${rounded(Math.abs(costChange))}.`,
        );
  return [
    h('p', { class: possible ? 'good' : 'problem' }, [summary].flat().join(' ')),
    price,
    reasons.length === 0 ? empty('Nothing stands in the way.') : reasonTable(reasons, zone),
  ];
}

const reasonTable = (reasons, zone) =>
  table({
    caption: 'What holds',
    columns: [
      { name: 'Kind', cell: ({ level }) => (level === 'hard' ? '✕ must' : '~ should') },
      {
        name: 'When',
        cell: ({ start, end }) =>
          start && `${clockOf(Date.parse(start), zone)}–${end ? clockOf(Date.parse(end), zone) : ''}`,
      },
      { name: 'Rule', header: true, cell: ({ title }) => h('span', { class: 'wrapped' }, title) },
      {
        name: 'Why, and known from',
        text: true,
        cell: ({ message, source }) => h('span', {}, message, h('small', { class: 'when' }, source)),
      },
    ],
    rows: reasons,
  });

const ASKED = {
  RELAXATIONS: 'What would help most?',
  CONFLICTS: 'What cannot be met together?',
};

/** Which rule, loosened, would help this roster most; or which demands exclude each other. Takes some seconds: progress is shown. */
export function explainDialog({ scheduleId, periodId, kind }) {
  const place = h('div', { class: 'report', 'aria-live': 'polite' });
  const bar = h('progress', { max: 1, 'aria-label': 'Looking' });
  const said = h('p', { class: 'note' }, 'Waiting for its turn …');
  let stop = () => undefined;
  const run = async () => {
    const { explainRoster } = await ask(EXPLAIN, {
      input: { kind, ...(scheduleId ? { scheduleId } : { periodId }) },
    });
    stop = follow(
      EXPLANATION,
      { id: explainRoster.id },
      {
        next({ rosterExplanation: { status, phase, progress, error, answer: found } }) {
          bar.value = progress;
          said.textContent = phase || said.textContent;
          if (['QUEUED', 'RUNNING'].includes(status)) return;
          stop();
          place.replaceChildren(
            ...(found
              ? foundIn(found)
              : [problem(new Error(error ?? 'Stopped before there was an answer.'))]),
          );
        },
      },
    );
  };
  openDialog(ASKED[kind], () => {
    place.replaceChildren(bar, said);
    run().catch((error) => place.replaceChildren(problem(error)));
    return place;
  });
}

function foundIn({ summary, relaxations, conflicts }) {
  const hasTable = (relaxations?.relaxations.length ?? 0) > 0;
  // The rest of the summary says in a few lines what the table says in all.
  const lines = hasTable ? summary.slice(0, 1) : summary;
  return [
    h(
      'ul',
      { class: 'reasons' },
      lines.map((line) => h('li', {}, line)),
    ),
    hasTable ? relaxationTable(relaxations.relaxations) : '',
    ...(conflicts ?? []).map(({ message, members }) =>
      h(
        'div',
        {},
        h('h3', {}, message),
        h(
          'ul',
          { class: 'reasons' },
          members.map((each) => h('li', {}, each.message)),
        ),
      ),
    ),
  ];
}

const relaxationTable = (rows) =>
  table({
    caption: 'What would help, the most first',
    columns: [
      { name: 'If', header: true, cell: ({ message }) => h('span', { class: 'wrapped' }, message) },
      { name: 'Cost falls by', numeric: true, cell: ({ gain }) => rounded(gain) },
      {
        name: 'Less short',
        numeric: true,
        cell: ({ understaffedMinutes }) => `${(Math.abs(understaffedMinutes) / 60).toFixed(1)} h`,
      },
      {
        name: 'More calling',
        numeric: true,
        cell: ({ outboundMinutes }) => `${(Math.abs(outboundMinutes) / 60).toFixed(1)} h`,
      },
    ],
    rows: [...rows].sort((a, b) => b.gain - a.gain),
  });
