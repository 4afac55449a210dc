import { ask } from '/api.js';
import { h } from '/dom.js';
import { table } from '/table.js';
import { toast } from '/toast.js';
import { declineDialog, deviationDialog, explainDialog } from '/adherence/dialogs.js';
import { DECIDE, EXPLAIN, EXPLAIN_AGAIN, WITHDRAW } from '/adherence/queries.js';
import { KINDS, length, plain, PLANNED, rangeOf, STATUSES } from '/adherence/words.js';

/** What may be done about deviations: by the agent himself, or by a lead; `reload` shows what became of it. */
export class DeviationDesk {
  constructor({ may, ownAgentId, reload }) {
    this.mayExplain = may('adherence.explain');
    this.ownAgentId = ownAgentId;
    this.mayDecide = may('adherence.write');
    this.reload = reload;
  }

  /** All deviations of the days, those that wait for a decision first. */
  list(days, zone, kind) {
    const waits = ({ exception }) => (exception.explanation?.status === 'PENDING' ? 0 : 1);
    const rows = days
      .flatMap((day) => day.exceptions.map((exception) => ({ day, exception })))
      .filter(({ exception }) => !kind || exception.kind === kind)
      .sort((a, b) => waits(a) - waits(b) || a.exception.start.localeCompare(b.exception.start));
    return rows;
  }

  table(rows, zone, { withNames }) {
    const columns = [
      { name: 'Deviation', cell: ({ exception }) => KINDS[exception.kind], header: true },
      withNames ? { name: 'Agent', cell: ({ day }) => day.agentName } : null,
      { name: 'From–to', cell: ({ exception }) => rangeOf(exception, zone) },
      { name: 'Length', cell: ({ exception }) => length(exception.seconds), numeric: true },
      {
        name: 'Planned',
        cell: ({ exception }) =>
          h('span', { class: 'as-planned' }, exception.planned ? PLANNED[exception.planned].name : 'nothing'),
      },
      { name: 'Was', cell: ({ exception }) => h('span', { class: 'as-was' }, plain(exception.actual)) },
      { name: 'Explanation', cell: ({ exception }) => standing(exception.explanation), text: true },
      { name: 'What to do', cell: (row) => h('div', { class: 'buttons' }, this.buttons(row, zone)) },
    ];
    return table({
      caption: 'Deviations',
      columns: columns.filter(Boolean),
      rows,
      className: 'tall deviations',
    });
  }

  buttons({ day, exception }, zone) {
    const { explanation, kind } = exception;
    const what = `${KINDS[kind]} ${rangeOf(exception, zone)}${this.ownAgentId ? '' : ` of ${day.agentName}`}`;
    const button = (text, onclick, primary) =>
      h('button', { onclick, class: primary ? 'primary' : null, 'aria-label': `${text}: ${what}` }, text);
    const details = button('Details', () => deviationDialog(day, exception, zone));
    if (kind === 'EXCUSED_OVERRUN') return [details];
    const status = explanation?.status;
    const own = explanation && explanation.agentId !== null;
    return [
      this.mayDecide && status === 'PENDING'
        ? button('Approve', () => this.decide([explanation.id], 'APPROVE', `${what} approved.`), true)
        : null,
      this.mayDecide && status === 'PENDING'
        ? button('Decline…', () => this.decline(explanation, what))
        : null,
      this.mayDecide && (status === 'APPROVED' || status === 'DECLINED')
        ? button('Reopen', () => this.decide([explanation.id], 'REOPEN', `${what} is open again.`))
        : null,
      this.mayExplain && (!explanation || status === 'WITHDRAWN' || isPartly(explanation, exception))
        ? button('Explain…', () => this.explain(day, exception, what))
        : null,
      this.mayExplain && own && this.ownAgentId && (status === 'DECLINED' || status === 'PENDING')
        ? button('Explain again…', () => this.explainAgain(explanation, what))
        : null,
      this.mayExplain && own && this.ownAgentId && status === 'PENDING'
        ? button('Withdraw', () => this.withdraw(explanation, what))
        : null,
      details,
    ].filter(Boolean);
  }

  explain({ agentId }, { start, end, explanation }, what) {
    const again = explanation?.agentId ? explanation : null;
    return explainDialog({
      title: what,
      known: explanation,
      send: async (said) => {
        if (again) await ask(EXPLAIN_AGAIN, { id: again.id, ...said });
        const id =
          again?.id ?? (await ask(EXPLAIN, { input: { agentId, start, end, ...said } })).explainDeviation.id;
        await this.said(`${what} explained.`, WITHDRAW, { id });
      },
    });
  }

  explainAgain(explanation, what) {
    return explainDialog({
      title: what,
      known: explanation,
      send: async (said) => {
        await ask(EXPLAIN_AGAIN, { id: explanation.id, ...said });
        await this.said(`${what} explained.`, WITHDRAW, { id: explanation.id });
      },
    });
  }

  withdraw({ id, reason, history }, what) {
    const { words } = history.findLast(({ action }) => action === 'EXPLAINED');
    return this.act(WITHDRAW, { id }, `${what}: explanation withdrawn.`, EXPLAIN_AGAIN, {
      id,
      reason,
      words,
    });
  }

  decline({ id }, what) {
    declineDialog({
      title: `Decline: ${what}`,
      send: async (note) => {
        await ask(DECIDE, { ids: [id], decision: 'DECLINE', note });
        await this.said(`${what} declined.`, DECIDE, { ids: [id], decision: 'REOPEN', note: '' });
      },
    });
  }

  /** A decision is taken back by reopening, and a reopened one by deciding again, which is no mere undoing. */
  decide(ids, decision, text) {
    const back = decision === 'REOPEN' ? [] : [DECIDE, { ids, decision: 'REOPEN', note: '' }];
    return this.act(DECIDE, { ids, decision, note: '' }, text, ...back);
  }

  async act(query, variables, text, ...back) {
    try {
      await ask(query, variables);
      await this.said(text, ...back);
    } catch (error) {
      toast(error.message);
    }
  }

  async said(text, query, variables) {
    await this.reload();
    const undo = async () => {
      await ask(query, variables);
      await this.reload();
    };
    toast(text, query ? undo : undefined);
  }
}

/** What was said for everybody may leave a part of it that is still to be explained. */
const isPartly = (explanation, { start, end }) =>
  explanation.agentId === null && (explanation.start > start || explanation.end < end);

function standing(explanation) {
  if (!explanation) return null;
  const { mark, text, tone } = STATUSES[explanation.status];
  const { words, authorName } = explanation.history.findLast(({ action }) => action === 'EXPLAINED');
  const decided = explanation.history.at(-1);
  const note = decided.action === 'DECLINED' && decided.words ? ` – “${decided.words}”` : '';
  return h(
    'span',
    {},
    h(
      'span',
      { class: `verdict-${tone}` },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
      text,
      note,
    ),
    h('small', { class: 'said' }, `${authorName}: ${words}`),
  );
}
