import { foldable, h } from '/dom.js';
import { isDate } from '/queue-week.js';
import { viewerZone } from '/roster/days.js';
import { addDays, dayOf } from '/zoned.js';

const VIEW_NAMES = { day: 'Day', week: 'Week', period: 'Period' };
const STEP_DAYS = { day: 1, week: 7, period: 28 };
const TYPING_MS = 250;

/** What is chosen above the bars. Built once, so that typing and the focus stay; `show(state)` brings it up to date. */
export class RosterControls {
  constructor({ set }) {
    this.set = set;
    this.site = select('Site', (site) => set({ site, team: null }));
    this.plan = select('Roster', (plan) => this.choosePlan(plan));
    this.zone = select('Times of', (zone) => set({ zone: zone === 'site' ? null : zone }));
    this.team = select('Team', (team) => set({ team: team || null }));
    this.skill = select('Works on', (skill) => set({ skill: skill || null }));
    this.language = select('Language', (language) => set({ language: language || null }));
    this.sort = select('Order by', (sort) => set({ sort: sort === 'name' ? null : sort }));
    this.name = this.nameField();
    this.group = h('input', {
      type: 'checkbox',
      onchange: () => set({ group: this.group.checked ? 'team' : null }),
    });
    this.views = this.viewButtons();
    this.element = h(
      'div',
      {},
      h(
        'div',
        { class: 'controls' },
        this.site.element,
        this.plan.element,
        this.views,
        this.stepper(),
        this.zone.element,
      ),
    );
    this.filters = this.makeFilters();
  }

  hide(isHidden) {
    this.element.hidden = isHidden;
    this.filters.hidden = isHidden;
  }

  makeFilters() {
    const { team, skill, language, name, sort, group } = this;
    this.count = h('span', { class: 'note' });
    this.folded = foldable(
      'filters',
      { summary: ['Filter and order ', this.count], isOpen: false, className: 'filters' },
      h(
        'div',
        { class: 'controls' },
        h('label', {}, 'Name or code', name),
        team.element,
        skill.element,
        language.element,
        sort.element,
        h('label', { class: 'check' }, group, 'Group by team'),
        h('button', { onclick: () => this.clear() }, 'Clear filters'),
      ),
    );
    return this.folded;
  }

  clear() {
    this.name.value = '';
    this.set({ name: null, team: null, skill: null, language: null });
  }

  nameField() {
    let timer = null;
    const input = h('input', {
      type: 'search',
      size: 14,
      oninput: () => {
        clearTimeout(timer);
        timer = setTimeout(
          () => this.set({ name: input.value.trim() || null }, { replace: true }),
          TYPING_MS,
        );
      },
    });
    return input;
  }

  viewButtons() {
    const buttons = Object.entries(VIEW_NAMES).map(([view, text]) => {
      const button = h('button', { onclick: () => this.set({ view: view === 'day' ? null : view }) }, text);
      button.dataset.view = view;
      return button;
    });
    return h('div', { class: 'segments', role: 'group', 'aria-label': 'View' }, buttons);
  }

  stepper() {
    this.date = h('input', {
      type: 'date',
      onchange: () => isDate(this.date.value) && this.set({ date: this.date.value }),
    });
    this.before = h('button', { onclick: () => this.step(-1) }, '‹');
    this.after = h('button', { onclick: () => this.step(1) }, '›');
    this.dateName = h('span', {}, 'Day');
    return h('div', { class: 'stepper' }, this.before, h('label', {}, this.dateName, this.date), this.after);
  }

  step(by) {
    const { date, view, period } = this.state;
    const days = view === 'period' && period ? period.days : STEP_DAYS[view];
    const to = addDays(view === 'period' && period ? period.firstDate : date, by * days);
    this.set({ date: to });
  }

  choosePlan(plan) {
    const { plans, date } = this.state;
    const period = plans.find(({ id }) => id === plan)?.period;
    const isInside = period && period.firstDate <= date && date < addDays(period.firstDate, period.days);
    this.set({ plan: plan || null, ...(period && !isInside ? { date: period.firstDate } : {}) });
  }

  show(state) {
    this.state = state;
    const { params, view, date, sites, site, teams, plans, queues, campaigns } = state;
    const name = { day: 'Day', week: 'Week', period: 'Period' }[view];
    this.dateName.textContent = view === 'day' ? 'Day' : `${name} with`;
    this.before.setAttribute('aria-label', `${name} before`);
    this.after.setAttribute('aria-label', `${name} after`);
    this.date.value = date;
    for (const button of this.views.children)
      button.setAttribute('aria-pressed', String(button.dataset.view === view));
    const all = sites.length > 1 ? [{ value: 'all', text: 'All sites' }] : [];
    this.site.fill([...sites.map(named), ...all], site?.id ?? 'all');
    this.plan.element.hidden = plans.length === 0;
    this.plan.fill([{ value: '', text: 'What is published' }, ...plans.map(planOption)], params.plan ?? '');
    this.zone.fill(zoneOptions(site), params.zone ?? 'site');
    this.team.fill([{ value: '', text: 'Every team' }, ...teams.map(named)], params.team ?? '');
    this.skill.element.hidden = queues.length + campaigns.length === 0;
    this.skill.fill(
      [
        { value: '', text: 'Anything' },
        ...queues.map(({ id, name }) => ({ value: `q${id}`, text: name })),
        ...campaigns.map(({ id, name }) => ({ value: `c${id}`, text: `Calls: ${name}` })),
      ],
      params.skill ?? '',
    );
    const languages = [
      ...new Set([...queues, ...campaigns].map(({ language }) => language).filter(Boolean)),
    ].sort();
    this.language.element.hidden = languages.length === 0;
    this.language.fill([{ value: '', text: 'Any' }, ...languages.map(languageOption)], params.language ?? '');
    const used = ['name', 'team', 'skill', 'language'].filter((filter) => params[filter]);
    this.count.textContent = used.length > 0 ? `(${used.length} in use)` : '';
    this.sort.fill(view === 'day' ? [...SORTS, FIRST_START] : SORTS, params.sort ?? 'name');
    this.group.checked = params.group === 'team';
    if (document.activeElement !== this.name) this.name.value = params.name ?? '';
  }
}

const SORTS = [
  { value: 'name', text: 'Name' },
  { value: 'code', text: 'Code' },
  { value: 'team', text: 'Team' },
];
/** Of many days there is no first start to order by. */
const FIRST_START = { value: 'start', text: 'First start' };

const named = ({ id, name }) => ({ value: id, text: name });

const planOption = ({ id, status, version, createdAt, period }) => ({
  value: id,
  text:
    status === 'DRAFT'
      ? `Draft ${id}: ${period.name}, made ${dayOf(Date.parse(createdAt), period.zone)}`
      : `Version ${version}: ${period.name}${status === 'SUPERSEDED' ? ' (replaced)' : ''}`,
});

const zoneOptions = (site) => [
  { value: 'site', text: site ? `Site: ${site.zone}` : 'Each agent’s site' },
  { value: 'agent', text: 'Each agent' },
  { value: 'viewer', text: `You: ${viewerZone()}` },
];

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
const languageOption = (code) => ({ value: code, text: languageNames.of(code) ?? code });

let made = 0;

function select(label, onchange) {
  const id = `roster-choice-${++made}`;
  const control = h('select', { id, 'aria-label': label, onchange: () => onchange(control.value) });
  let filled = '';
  return {
    element: h('div', {}, h('label', { htmlFor: id }, label), control),
    fill(options, chosen) {
      const key = JSON.stringify(options);
      if (key !== filled)
        control.replaceChildren(...options.map(({ value, text }) => h('option', { value }, text)));
      filled = key;
      control.value = chosen;
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    },
  };
}
