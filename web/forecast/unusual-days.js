import { ask } from '/api.js';
import { openDialog } from '/dialog.js';
import { empty, h } from '/dom.js';
import { field, input, refusableForm, submitButton } from '/fields.js';
import { rounded, signedPercent } from '/figures.js';
import { byWhom } from '/forecast/layer-list.js';
import { MARK_DAYS, UNMARK_DAYS, UNUSUAL_DAYS } from '/forecast/queries.js';
import { table } from '/table.js';
import { toast } from '/toast.js';
import { addDays, dateOf, daysFrom, midnight, shortDate } from '/zoned.js';

/** Weeks before the last day that is shown: what models learn most from. */
const WEEKS_BACK = 13;

export async function loadUnusualDays({ queue, first, count }) {
  const to = addDays(first, count - 1);
  const from = addDays(to, -7 * WEEKS_BACK + 1);
  const { unusualDays } = await ask(UNUSUAL_DAYS, { queueId: queue.id, from, to });
  // Of today and later days nothing can be missing yet.
  const today = dateOf(Date.now(), queue.zone);
  return unusualDays.filter(({ date, marks }) => date < today || marks.length > 0).reverse();
}

/** For the chart: days that are left out, and days that wait for a decision. */
export const unusualMarks = (days, zone) =>
  days.map(({ date, leftOut }) => ({
    kind: 'unusual',
    name: 'Unusual day',
    text: leftOut ? 'left out' : 'unusual?',
    start: midnight(date, zone),
    end: midnight(addDays(date, 1), zone),
  }));

/** What the history shows, what was decided, and the button for the other decision. */
export function unusualDayList({ days, queue, mayWrite, changed, failed }) {
  const mark = (dates) => markDialog({ queue, dates, changed });
  const unmark = async (date) => {
    await ask(UNMARK_DAYS, { queueId: queue.id, dates: [date] });
    await changed();
    toast(`${shortDate(date)} counts again in forecasts made from now on.`);
  };
  const decide = ({ date, leftOut }) =>
    leftOut
      ? h(
          'button',
          { 'aria-label': `Let ${shortDate(date)} count again`, onclick: () => unmark(date).catch(failed) },
          'Let it count',
        )
      : h(
          'button',
          { 'aria-label': `Leave ${shortDate(date)} out`, onclick: () => mark([date]) },
          'Leave out…',
        );
  const columns = [
    { name: 'Day', header: true, cell: ({ date }) => shortDate(date) },
    { name: 'What the history shows', text: true, cell: ({ finding, drivers }) => found(finding, drivers) },
    { name: 'Decision', text: true, cell: (day) => decision(day, queue.zone) },
    mayWrite && { name: 'Change it', cell: decide },
  ].filter(Boolean);
  return [
    days.length > 0
      ? table({ caption: 'Unusual days', columns, rows: days })
      : empty(`Nothing stands out in the ${WEEKS_BACK} weeks up to the days shown, and no day is left out.`),
    mayWrite
      ? h(
          'div',
          { class: 'buttons below' },
          h('button', { onclick: () => mark([]) }, 'Leave other days out…'),
        )
      : null,
  ];
}

const SEEN = { HIGH: 'far more than ordinary', LOW: 'far fewer than ordinary' };

function found(finding, drivers) {
  const told = drivers.map(({ reason }) => `driver: ${reason}`);
  if (finding === null) return told.join('; ') || 'nothing unusual';
  const { kind, offered, expected, missingIntervals } = finding;
  const size =
    kind === 'GAP'
      ? `no history at all; about ${rounded(expected)} contacts ordinarily`
      : kind === 'PARTIAL'
        ? `${missingIntervals} intervals missing; ${rounded(offered)} came in the others, ${rounded(expected)} ordinarily`
        : `${SEEN[kind]}: ${rounded(offered)} instead of ${rounded(expected)} (${signedPercent((offered - expected) / expected)})`;
  return [size, ...told].join('; ');
}

function decision({ leftOut, marks }, zone) {
  const last = marks.at(-1);
  if (last === undefined) return 'none yet: it counts';
  return h(
    'span',
    {},
    leftOut ? h('b', {}, '✕ left out: ') : 'counts again; was left out: ',
    last.reason,
    byWhom(last.author, last.createdAt, zone),
  );
}

function markDialog({ queue, dates, changed }) {
  const from = field('First day', input('date', { required: true, value: dates[0] ?? '' }), {
    name: 'dates',
  });
  const to = field('Last day', input('date', { required: true, value: dates[0] ?? '' }));
  const reason = field('Reason', input('text', { required: true, maxLength: 500 }), {
    name: 'reason',
    wide: true,
  });
  openDialog(`Leave days of ${queue.name} out`, (close) =>
    h(
      'div',
      {},
      h(
        'p',
        { class: 'note' },
        'Forecasts made from now on learn nothing from these days. What came stays as it is.',
      ),
      refusableForm({
        fields: () => [from, to, reason],
        buttons: [submitButton('Leave out'), h('button', { type: 'button', onclick: close }, 'Cancel')],
        async send() {
          const [first, last] = [from.control.value, to.control.value].sort();
          const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
          const marked = daysFrom(first, days);
          await ask(MARK_DAYS, { input: { queueId: queue.id, dates: marked, reason: reason.control.value } });
          close();
          await changed();
          const name = days === 1 ? shortDate(first) : `${shortDate(first)} to ${shortDate(last)}`;
          toast(`Left out: ${name}.`, async () => {
            await ask(UNMARK_DAYS, { queueId: queue.id, dates: marked });
            await changed();
          });
        },
      }).element,
    ),
  );
}
