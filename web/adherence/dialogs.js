import { ask } from '/api.js';
import { openDialog } from '/dialog.js';
import { filling, h } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { percent } from '/figures.js';
import { table } from '/table.js';
import { clockOf, dateOf, instantOf, wallOf } from '/zoned.js';
import { BEHIND, EXCUSE, REASONS } from '/adherence/queries.js';
import { ACTIONS, FORMULAS, KINDS, length, rangeOf } from '/adherence/words.js';

let reasons = null;
const allReasons = async () => (reasons ??= (await ask(REASONS)).explanationReasons);
const effect = ({ effect }) => (effect === 'ADHERENT' ? 'counts as planned' : 'leaves the figures');
const optionsOf = (known) =>
  known.map((each) => ({ value: each.code, text: `${each.words} (${effect(each)})` }));
const wordsField = (label, words = '') =>
  field(label, h('textarea', { rows: 3, maxLength: 1000, value: words }), { name: 'words', wide: true });
const formatted = (at, zone) => `${dateOf(Date.parse(at), zone)} ${clockOf(Date.parse(at), zone)}`;

/** Asks for a reason and words; `send({ reason, words })` may be refused. */
export async function explainDialog({ title, known = null, send }) {
  const options = optionsOf(await allReasons());
  openDialog(title, (close) => {
    const reason = field('What was it?', select(options, known?.reason), { name: 'reason', wide: true });
    const words = wordsField('In a few words');
    return refusableForm({
      fields: () => [reason, words],
      buttons: [submitButton('Explain'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: async () => {
        await send({ reason: reason.control.value, words: words.control.value });
        close();
      },
    }).element;
  });
}

/** Asks for a note; without one nothing can be declined. */
export function declineDialog({ title, send }) {
  openDialog(title, (close) => {
    const words = wordsField('Why not? The agent reads it.');
    return refusableForm({
      fields: () => [words],
      buttons: [submitButton('Decline'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: async () => {
        await send(words.control.value);
        close();
      },
    }).element;
  });
}

/** One reason for everybody of the team or its site: a system outage. */
export async function excuseDialog({ team, date, zone, done }) {
  const options = optionsOf(await allReasons());
  openDialog('Excuse everybody', (close) => {
    const at = (time) => wallOf(instantOf(`${date}T${time}`, zone), zone);
    const whom = field(
      'Whom',
      select([
        { value: 'team', text: `Everybody of ${team.name}` },
        { value: 'site', text: `Everybody of ${team.site.name}` },
      ]),
      { name: 'teamId' },
    );
    const start = field(`From (${zone})`, input('datetime-local', { value: at('09:00'), required: true }), {
      name: 'start',
    });
    const end = field('To', input('datetime-local', { value: at('09:40'), required: true }), {
      name: 'end',
      hint: 'A day at most.',
    });
    const reason = field('What was it?', select(options, 'SYSTEM_DOWN'), { name: 'reason', wide: true });
    const words = wordsField('In a few words, for all to read');
    const instant = ({ control }) => new Date(instantOf(control.value, zone)).toISOString();
    return refusableForm({
      fields: () => [whom, start, end, reason, words],
      buttons: [submitButton('Excuse everybody'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: async () => {
        const who = whom.control.value === 'team' ? { teamId: team.id } : { siteId: team.site.id };
        const what = { reason: reason.control.value, words: words.control.value };
        const { excuseEverybody } = await ask(EXCUSE, {
          input: { ...who, ...what, start: instant(start), end: instant(end) },
        });
        close();
        await done(excuseEverybody, whom.control.selectedOptions[0].text);
      },
    }).element;
  });
}

/** The history of an explanation, as it was written. */
export const historyOf = ({ history }, zone) =>
  h(
    'ol',
    { class: 'history' },
    history.map(({ action, words, authorName, at }) =>
      h(
        'li',
        {},
        h('b', {}, `${authorName} ${ACTIONS[action]}`),
        ` ${formatted(at, zone)}`,
        words ? h('p', {}, words) : null,
      ),
    ),
  );

/** What a deviation was seen by, and everything that was written to it. */
export function deviationDialog(day, exception, zone) {
  openDialog(`${day.agentName}: ${KINDS[exception.kind]} ${rangeOf(exception, zone)}`, () => {
    const place = h('div');
    filling(place, async () => {
      const [behind] = (await ask(BEHIND, { agentId: day.agentId, date: day.date, zone })).adherenceHistory;
      const same = behind.exceptions.find(
        ({ kind, start }) => kind === exception.kind && start === exception.start,
      );
      return [
        h('h3', {}, 'Events behind it'),
        same && same.events.length > 0
          ? eventTable(same.events, zone)
          : h('p', { class: 'note' }, 'No event: nothing was heard.'),
        exception.explanation ? h('h3', {}, 'Explanation') : null,
        exception.explanation ? historyOf(exception.explanation, zone) : null,
      ];
    });
    return place;
  });
}

const eventTable = (events, zone) =>
  table({
    caption: 'Events behind the deviation',
    columns: [
      { name: 'No.', cell: ({ id }) => id, header: true },
      { name: 'Happened', cell: ({ eventTime }) => formatted(eventTime, zone) },
      { name: 'Received', cell: ({ receivedTime }) => formatted(receivedTime, zone) },
      { name: 'Login', cell: ({ agentKey }) => agentKey },
      { name: 'Name at the source', cell: ({ sourceEventId }) => sourceEventId, text: true },
    ],
    rows: events,
  });

/** Every figure of an agent's day with its amounts, and the passport that they share. */
export function figuresDialog(day, zone) {
  openDialog(`${day.agentName}: figures`, () => {
    const place = h('div');
    filling(place, async () => {
      const [behind] = (await ask(BEHIND, { agentId: day.agentId, date: day.date, zone })).adherenceHistory;
      return [figureTable(behind), passport(behind.figuresWithApprovals[0].passport, zone)];
    });
    return place;
  });
}

const figureTable = ({ figures, figuresWithApprovals }) =>
  table({
    caption: 'Figures as they happened and with approvals',
    columns: [
      {
        name: 'Figure',
        cell: ({ formula }) => [FORMULAS[formula], h('small', { class: 'formula' }, formula)],
        header: true,
      },
      { name: 'As it happened', cell: withAmounts, numeric: true },
      { name: 'With approvals', cell: ({ approved }) => withAmounts(approved), numeric: true },
    ],
    rows: figures.map((figure, i) => ({ ...figure, approved: figuresWithApprovals[i] })),
  });

const withAmounts = ({ value, numeratorSeconds, denominatorSeconds }) => [
  percent(value),
  denominatorSeconds === 0
    ? null
    : h('small', { class: 'formula' }, `${length(numeratorSeconds)} of ${length(denominatorSeconds)}`),
];

const listed = (ids) => (ids.length === 0 ? 'none' : ids.join(', '));

function passport(given, zone) {
  const { asOf } = given;
  const facts = [
    ['Time', `${formatted(given.start, zone)} to ${formatted(given.end, zone)}, ${given.zone}`],
    ['Published plan (schedule:version)', listed(given.planVersions)],
    ['Adherence maps, version', listed(given.mapVersions)],
    ['Reason maps, version', listed(given.reasonMapVersions)],
    ['Events', `${given.timelineRevision}, the newest is no. ${given.lastEventId ?? '–'}`],
    ['Approved explanations', listed(given.approvals)],
    [
      'As of',
      `plan ${formatted(asOf.publishedBy, zone)}, events ${formatted(asOf.storedBy, zone)}, logins ${formatted(asOf.mappedBy, zone)}, decisions ${formatted(asOf.decidedBy, zone)}`,
    ],
    [
      'State',
      given.provisional
        ? 'Provisional: late events may still come.'
        : 'Final for the events known: the source delivers none so late.',
    ],
  ];
  return h(
    'div',
    {},
    h('h3', {}, 'Made from'),
    h(
      'dl',
      { class: 'passport' },
      facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
  );
}
