import { empty, h } from '/dom.js';
import { facts, percent } from '/figures.js';
import { dayBars, legend } from '/adherence/bars.js';
import { figuresDialog } from '/adherence/dialogs.js';
import { KINDS, length } from '/adherence/words.js';

/** Seconds are added up; percentages are not averaged. */
function summed(days, of) {
  const sum = (part) => days.reduce((total, day) => total + of(day)[0][part], 0);
  const [adherent, scheduled] = [sum('numeratorSeconds'), sum('denominatorSeconds')];
  return scheduled === 0 ? null : adherent / scheduled;
}

/** The bars and lists of a day of one agent or of many. */
export function dayContent({ days, zone, kind, set, desk, withNames, nothing }) {
  const known = days.filter(
    ({ planned, actual }) => planned.length > 0 || actual.some(({ state }) => isWorkOrAway(state)),
  );
  if (known.length === 0) return empty(...nothing);
  const all = desk.list(known, zone, null);
  const rows = desk.list(known, zone, kind);
  const pending = [
    ...new Set(
      all
        .map(({ exception }) => exception.explanation)
        .filter((each) => each?.status === 'PENDING')
        .map(({ id }) => id),
    ),
  ];
  const provisional = known.some(({ figuresWithApprovals }) => figuresWithApprovals[0].passport.provisional);
  const out = all.filter(({ exception }) => exception.kind !== 'EXCUSED_OVERRUN');
  return [
    facts([
      [
        percent(summed(known, ({ figures }) => figures)),
        'adherence as it happened',
        provisional ? 'provisional: late events may still come' : 'final',
      ],
      [percent(summed(known, ({ figuresWithApprovals }) => figuresWithApprovals)), 'with approvals'],
      [
        String(out.length),
        out.length === 1 ? 'deviation' : 'deviations',
        length(out.reduce((sum, { exception }) => sum + exception.seconds, 0)),
      ],
      [String(pending.length), 'waiting for a decision'],
    ]),
    h('h2', {}, 'Plan and actual'),
    h(
      'p',
      { class: 'note' },
      `Above the plan, below what happened, and marked where the two differ. Times of ${zone}. A name shows its figures and what they are made from.`,
    ),
    dayBars(known, zone, (day) => figuresDialog(day, zone)),
    legend(),
    h(
      'div',
      { class: 'part-head' },
      h('h2', {}, 'Deviations'),
      kindFilter(all, kind, set),
      approveAll(pending, desk),
    ),
    rows.length === 0
      ? empty(
          all.length === 0
            ? 'Everything went as planned.'
            : 'None of this kind. Choose “all kinds” to see the others.',
        )
      : desk.table(rows, zone, { withNames }),
  ];
}

const isWorkOrAway = (state) => state !== 'OFFLINE' && state !== 'UNKNOWN';

function kindFilter(rows, kind, set) {
  if (rows.length === 0) return null;
  const count = (of) => rows.filter(({ exception }) => exception.kind === of).length;
  const kinds = Object.keys(KINDS).filter((each) => count(each) > 0 || each === kind);
  const choose = h(
    'select',
    { onchange: () => set({ kind: choose.value || null }) },
    h('option', { value: '', selected: !kind }, `all kinds (${rows.length})`),
    kinds.map((each) =>
      h('option', { value: each, selected: each === kind }, `${KINDS[each]} (${count(each)})`),
    ),
  );
  return h('label', { class: 'inline' }, 'Kind ', choose);
}

function approveAll(ids, desk) {
  if (!desk.mayDecide || ids.length < 2) return null;
  const text = `${ids.length} explanations approved.`;
  return h(
    'button',
    { onclick: () => desk.decide(ids, 'APPROVE', text) },
    `Approve all ${ids.length} waiting`,
  );
}
