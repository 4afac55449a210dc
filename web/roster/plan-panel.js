import { ask, order } from '/api.js';
import { openDialog } from '/dialog.js';
import { empty, filling, h } from '/dom.js';
import { refusableForm, submitButton } from '/fields.js';
import { facts, percent, rounded } from '/figures.js';
import { costFacts } from '/roster/terms/cost.js';
import { historyDialog } from '/roster/edit/history.js';
import { explainDialog } from '/roster/edit/why.js';
import { reoptimiseDialog } from '/roster/generate-dialog.js';
import { forgetPeriods } from '/roster/people.js';
import { PLAN, PUBLISH, VIOLATIONS } from '/roster/queries.js';
import { simulateDialog } from '/roster/simulate-dialog.js';
import { gapOf } from '/roster/score-curve.js';
import { table } from '/table.js';
import { toast } from '/toast.js';
import { clockOf, dayOf } from '/zoned.js';

const STATUS = {
  DRAFT: 'a draft: nobody has been told of it',
  PUBLISHED: 'published: agents see it',
  SUPERSEDED: 'replaced by a newer version',
};

/** About the roster that is chosen: how good it is, what it lacks and why, and what can be done with it. */
export class PlanPanel {
  constructor(desk) {
    this.desk = desk;
    this.place = desk.rooms.note;
    this.figures = h('div');
    this.missing = h('div');
    this.folded = h(
      'details',
      { class: 'folded', ontoggle: () => this.fillMissing() },
      h('summary', {}, 'What is missing, and why'),
      this.missing,
    );
  }

  show(state) {
    const { plan } = state;
    this.state = state;
    if (!plan) {
      this.shown = null;
      return this.place.replaceChildren();
    }
    if (this.shown === plan.id) return;
    this.shown = plan.id;
    this.place.replaceChildren(
      h(
        'div',
        { class: 'plan-head' },
        h('p', {}, h('b', {}, `Roster ${plan.id}`), ` of ${plan.period.name} is ${STATUS[plan.status]}.`),
        this.actions(plan),
      ),
      this.editBar(plan),
      this.figures,
      this.folded,
    );
    this.refresh();
  }

  actions(plan) {
    if (plan.status !== 'DRAFT' || !this.desk.may('roster.write')) return '';
    return h(
      'div',
      { class: 'buttons' },
      h('button', { class: 'primary', onclick: () => this.publish(plan) }, 'Publish…'),
    );
  }

  editBar(plan) {
    const { editor } = this.desk;
    const explain = (kind, text) =>
      h('button', { onclick: () => explainDialog({ scheduleId: plan.id, kind }) }, text);
    const ask = [
      h('button', { onclick: () => simulateDialog(this.state) }, 'Will it hold?'),
      explain('RELAXATIONS', 'What would help most?'),
      explain('CONFLICTS', 'What excludes each other?'),
    ];
    if (!editor?.isOpen()) return h('div', { class: 'buttons edit-bar' }, ask);
    return h(
      'div',
      {},
      h(
        'div',
        { class: 'buttons edit-bar', role: 'group', 'aria-label': 'Changing the draft' },
        h('button', { onclick: () => editor.undo(), title: 'Ctrl+Z' }, 'Undo'),
        h('button', { onclick: () => editor.redo(), title: 'Ctrl+Shift+Z' }, 'Redo'),
        h('button', { onclick: () => reoptimiseDialog({ state: this.state }) }, 'Improve a part…'),
        h('button', { onclick: () => historyDialog(plan) }, 'Changes so far…'),
        ask,
      ),
      editor.answer,
    );
  }

  /** The figures again, as after an edit. */
  refresh() {
    this.score = null;
    this.missing.replaceChildren();
    return filling(this.figures, async () => {
      const { schedule } = await ask(PLAN, { id: this.shown });
      this.score = schedule.score;
      this.desk.editor?.began(schedule);
      this.fillMissing();
      return planFacts(schedule.score, schedule.labourCost, this.state.sites);
    });
  }

  fillMissing() {
    if (!this.folded.open || !this.score || this.missing.childElementCount > 0) return;
    const { summary, rules } = this.score;
    const broken = rules.filter(({ violations }) => violations > 0);
    const list = h('div', { 'aria-live': 'polite' });
    this.missing.replaceChildren(
      h(
        'ul',
        { class: 'reasons' },
        summary.map((line) => h('li', {}, line)),
      ),
      broken.length === 0
        ? empty('No rule is broken, and nothing is missing.')
        : this.ruleTable(broken, list),
      list,
    );
  }

  ruleTable(broken, list) {
    const show = (rule) => filling(list, () => this.violationsOf(rule));
    return table({
      caption: 'Rules that are not kept',
      className: 'tall',
      columns: [
        { name: 'Rule', header: true, cell: ({ title }) => title },
        { name: 'Kind', cell: ({ level }) => (level === 'hard' ? '✕ must hold' : '~ should hold') },
        { name: 'Times', numeric: true, cell: ({ violations }) => rounded(violations) },
        { name: 'Cost', numeric: true, cell: ({ cost }) => rounded(cost) },
        {
          name: 'Where',
          cell: (rule) =>
            h('button', { 'aria-label': `Where: ${rule.title}`, onclick: () => show(rule) }, 'Where'),
        },
      ],
      rows: [...broken].sort(
        (a, b) => (a.level === 'hard' ? -1 : 0) - (b.level === 'hard' ? -1 : 0) || b.cost - a.cost,
      ),
    });
  }

  async violationsOf({ ruleId, title }) {
    const zone = this.state.plan.period.zone;
    const answer = await ask(VIOLATIONS, { id: this.shown, ruleId });
    const { nodes, totalCount } = answer.schedule.violations;
    const when = ({ start }) =>
      start && `${dayOf(Date.parse(start), zone)} ${clockOf(Date.parse(start), zone)}`;
    return [
      h('h3', {}, title),
      nodes.length < totalCount
        ? h('p', { class: 'note' }, `The first ${nodes.length} of ${totalCount}.`)
        : null,
      table({
        caption: title,
        columns: [
          { name: `When (${zone})`, header: true, cell: when },
          { name: 'What and why', text: true, cell: ({ message }) => message },
        ],
        rows: nodes,
      }),
    ];
  }

  publish(plan) {
    openDialog(
      `Publish roster ${plan.id}`,
      (close) =>
        refusableForm({
          fields: () => [],
          content: h(
            'div',
            {},
            h('p', {}, `Every agent of ${plan.period.name} is told; the version before is replaced.`),
            this.score?.hardViolations > 0
              ? h(
                  'p',
                  { class: 'problem' },
                  `${this.score.hardViolations} rules that must hold are broken in it.`,
                )
              : '',
          ),
          buttons: [submitButton('Publish'), h('button', { type: 'button', onclick: close }, 'Cancel')],
          send: async () => {
            await order(PUBLISH, { id: plan.id });
            forgetPeriods();
            close();
            toast(`Roster ${plan.id} is published.`);
            this.shown = null;
            this.desk.again();
          },
        }).element,
    );
  }
}

export function planFacts(score, labourCost = null, sites = []) {
  const { hardViolations, cost, bound, understaffedMinutes, overstaffedMinutes } = score;
  const gap = gapOf(cost, bound);
  return facts([
    [hardViolations === 0 ? '✓ 0' : `✕ ${hardViolations}`, 'rules broken that must hold'],
    [`${rounded(understaffedMinutes / 60)} h`, 'agent-hours short'],
    [`${rounded(overstaffedMinutes / 60)} h`, 'agent-hours over'],
    [rounded(cost), 'cost in points', bound === null ? null : `none can be below ${rounded(bound)}`],
    gap === null ? null : [percent(gap), 'gap', 'at most so far from the best possible'],
    ...(labourCost === null ? [] : costFacts(labourCost, sites)),
  ]);
}
