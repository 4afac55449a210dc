import { announce, empty, h, problem } from '/dom.js';
import { askedDays, clockChange, dayFrame, viewerZone } from '/roster/days.js';
import { dayPainter } from '/roster/day-painter.js';
import { shiftDialog } from '/roster/details.js';
import { RosterGrid } from '/roster/grid.js';
import { helpDialog } from '/roster/help.js';
import { chosenPeople, peopleOf, skillsOf } from '/roster/people.js';
import { ShiftStore } from '/roster/shift-store.js';
import { weekPainter } from '/roster/week-painter.js';
import { KINDS } from '/roster/words.js';
import { addDays, dateOf, longDate, shortDate } from '/zoned.js';

/** The rows of agents with their shifts, in the view that the address asks for. */
export class RosterBars {
  store = null;
  grid = null;

  constructor(desk) {
    this.desk = desk;
    this.place = desk.rooms.bars;
    this.said = h('p', { class: 'note', role: 'status' });
    this.trouble = h('div');
  }

  close() {
    this.store?.close();
  }

  async show(state) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.busy(true);
    const { site, params } = state;
    const siteId = site?.id ?? null;
    const reading = (read, total) => total > 200 && this.tell(`Reading names: ${read} of ${total} …`);
    const people = await peopleOf(siteId, reading);
    const filters = params.skill || params.language;
    const readingSkills = (read) =>
      people.length > 200 && this.tell(`Reading skills: ${read} of ${people.length} …`);
    const skills = filters ? await skillsOf(siteId, readingSkills) : null;
    if (this.turn !== turn) return;
    this.state = state;
    this.useStore(state);
    const place = { siteId, teamId: params.team, to: state.days.at(-1) };
    const count = await this.store.count({ ...place, from: state.days[0] });
    // The night shifts of the day before are seen, too.
    this.hasAny = count > 0 || (await this.store.count({ ...place, from: addDays(state.days[0], -1) })) > 0;
    const starts =
      params.sort === 'start' && state.view === 'day'
        ? await this.store.firstStarts({ siteId, days: state.days })
        : null;
    if (this.turn !== turn) return;
    const shown = { from: state.days[0], to: state.days.at(-1) };
    this.people = chosenPeople(people, params, shown, { skills, teams: state.allTeams, starts });
    this.total = people.length;
    this.everybody = people;
    this.count = count;
    this.build();
    this.busy(false);
  }

  busy(isBusy) {
    if (isBusy) this.place.setAttribute('aria-busy', 'true');
    else this.place.removeAttribute('aria-busy');
    if (isBusy && this.place.childElementCount === 0)
      this.place.replaceChildren(
        h('div', { class: 'busy', role: 'progressbar', 'aria-label': 'Loading' }),
        this.said,
      );
  }

  tell(text) {
    this.said.textContent = text;
  }

  /** The store of before goes on being used while it holds what is shown. */
  useStore({ days, view, params }) {
    const detail = view === 'day' ? 'bars' : 'times';
    const asked = askedDays(days);
    const key = JSON.stringify([params.plan ?? null, detail, asked]);
    if (this.storeKey === key) return;
    this.store?.close();
    this.storeKey = key;
    this.store = new ShiftStore({
      plan: params.plan,
      detail,
      ...asked,
      loaded: (ids) => this.loaded(ids),
      failed: (error) => this.trouble.replaceChildren(problem(error, () => this.grid.draw())),
    });
  }

  /** Everything anew, as after somebody else has changed it. */
  reload() {
    this.storeKey = null;
    return this.show(this.state);
  }

  loaded(agentIds) {
    this.trouble.replaceChildren();
    this.grid?.refresh(agentIds.map((id) => `agent ${id}`));
  }

  zoneOf = (agent) => {
    const { site, siteZones, params } = this.state;
    if (params.zone === 'viewer') return viewerZone();
    if (params.zone === 'agent') return agent.zone;
    return site?.zone ?? siteZones.get(agent.siteId);
  };

  build() {
    const { state, people, zoneOf } = this;
    if (!this.hasAny && !state.plan) return this.sayNothing();
    if (people.length === 0) return this.sayNobody();
    const zones = [...new Set(people.map(zoneOf))].sort();
    const rows = rowsOf(people, { zones, zoneOf, group: state.params.group, isDay: state.view === 'day' });
    const shared = {
      zoneOf,
      shiftsOf: (id) => this.store.get(id),
      notesOf: (...of) => this.desk.notesOf?.(...of) ?? [],
    };
    const painter =
      state.view === 'day'
        ? dayPainter({ ...shared, date: state.date, zones })
        : weekPainter({ ...shared, days: state.days });
    const { scrollTop = 0, scrollLeft = 0 } = this.grid?.element ?? {};
    const hadFocus = this.grid?.element.contains(document.activeElement);
    const active = this.grid?.active;
    this.grid = new RosterGrid({
      label: `Roster, ${this.daysInWords()}`,
      painter,
      seen: (drawn) => this.store.want(drawn.map(({ agent }) => agent.id)),
      open: (cell) => this.open(cell),
      press: (event, cell) => this.press(event, cell),
    });
    this.place.replaceChildren(this.summary(zones), this.trouble, this.grid.element, this.legend());
    if (active) this.grid.active = active;
    this.desk.editor?.attach(this.grid);
    this.grid.setRows(rows);
    Object.assign(this.grid.element, { scrollTop, scrollLeft });
    if (hadFocus) this.grid.focus(this.grid.places.get(active.id) ?? 0, active.at);
    announce(`${this.said.textContent}`);
  }

  daysInWords() {
    const { view, date, days } = this.state;
    return view === 'day' ? longDate(date) : `${shortDate(days[0])} to ${shortDate(days.at(-1))}`;
  }

  summary(zones) {
    const { view, date } = this.state;
    const changes =
      view === 'day' ? zones.map((zone) => clockChange(dayFrame(date, zone))).filter(Boolean) : [];
    const filtered = this.people.length < this.total ? ` of ${this.total}` : '';
    this.tell(
      `${this.daysInWords()}: ${this.count} shifts start here. ${this.people.length}${filtered} agents are listed${zones.length > 1 ? `, in ${zones.length} zones` : `, times of ${zones[0]}`}.`,
    );
    const nothing = this.count === 0 && !this.state.plan ? this.nothing() : null;
    return h(
      'div',
      {},
      nothing,
      this.said,
      changes.map((text) => h('p', { class: 'notice' }, text)),
    );
  }

  legend() {
    const kinds = Object.values(KINDS).map(({ name, letter }) =>
      h('li', {}, h('i', { class: `sample ${name}`, 'aria-hidden': true }, letter), ` ${name}`),
    );
    const keys = h('button', { class: 'plain', onclick: () => this.help() }, 'Keys: ?');
    return h(
      'ul',
      { class: 'legend', 'aria-label': 'What the bars are' },
      this.state.view === 'day' ? kinds : [],
      h('li', {}, keys),
    );
  }

  sayNobody() {
    this.grid = null;
    const clear = h('button', { onclick: () => this.desk.controls.clear() }, 'Clear filters');
    this.place.replaceChildren(
      this.total === 0
        ? empty('No agents here yet. Import them with importWorkforce at /graphql, or choose another site.')
        : empty(h('p', {}, `None of ${this.total} agents fits the filters.`), clear),
    );
  }

  sayNothing() {
    this.grid = null;
    this.place.replaceChildren(this.nothing());
  }

  nothing() {
    const { site, view, date } = this.state;
    const when = view === 'day' ? `on ${longDate(date)}` : `from ${this.daysInWords()}`;
    return empty(
      h('p', {}, `No published shifts start in ${site?.name ?? 'any site'} ${when}.`),
      this.desk.nextStep?.(this.state) ??
        h('p', {}, 'Choose another day: your planner publishes rosters here.'),
    );
  }

  help() {
    helpDialog(this.desk.editor?.keys ?? []);
  }

  /** One more request where the view has times alone. */
  async open(cell) {
    const { row, key } = cell;
    if (this.desk.editor?.isMoving()) return this.desk.editor.edit({ agent: row.agent, cell });
    const shift = await this.shiftOf(row.agent, key).catch((error) =>
      this.trouble.replaceChildren(problem(error)),
    );
    if (this.desk.editor?.isOpen()) return this.desk.editor.edit({ agent: row.agent, shift, cell });
    if (!shift) return;
    const zone = this.zoneOf(row.agent);
    shiftDialog({ agent: row.agent, shift, zone, notes: this.desk.notesOf?.(row.agent, shift) });
  }

  async shiftOf(agent, id) {
    const shift = this.store.get(agent.id)?.find((each) => each.id === id);
    if (!shift || shift.activities) return shift ?? null;
    const { nodes } = await this.store.page('bars', {
      agentIds: [agent.id],
      from: shift.date,
      to: shift.date,
      first: 10,
    });
    return nodes.find((each) => each.id === id) ?? null;
  }

  press(event, cell) {
    if (event.ctrlKey || event.metaKey) return;
    const act = event.altKey || event.shiftKey ? null : KEYS[event.key];
    if (event.key === '?') this.help();
    else if (act) act(this);
    else return this.desk.editor?.press(event, cell);
    event.preventDefault();
  }
}

const KEYS = {
  '[': ({ desk }) => desk.controls.step(-1),
  ']': ({ desk }) => desk.controls.step(1),
  t: ({ desk, state }) => desk.set({ date: dateOf(Date.now(), state.site?.zone ?? viewerZone()) }),
  d: ({ desk }) => desk.set({ view: null }),
  w: ({ desk }) => desk.set({ view: 'week' }),
  m: ({ desk }) => desk.set({ view: 'period' }),
  '/': ({ desk }) => ((desk.controls.folded.open = true), desk.controls.name.focus()),
};

/** Agents in their order, under the names of their zones where a day has several, and of their teams where wanted. */
function rowsOf(people, { zones, zoneOf, group, isDay }) {
  const row = (agent) => ({
    id: `agent ${agent.id}`,
    kind: 'agent',
    agent,
    zone: zoneOf(agent),
    title: `${agent.name} (${agent.code}), ${agent.team}`,
  });
  const heading = (id, text, zone) => ({ id, kind: 'group', text, title: text, zone });
  const byTeam = (list, prefix) => {
    if (group !== 'team') return list.map(row);
    const teams = grouped(list, ({ team }) => team);
    return [...teams]
      .sort(([a], [b]) => a.localeCompare(b))
      .flatMap(([team, own]) => [
        heading(`${prefix} team ${team}`, `${team} (${own.length})`),
        ...own.map(row),
      ]);
  };
  if (!isDay || zones.length === 1) return byTeam(people, '');
  const own = grouped(people, zoneOf);
  return zones.flatMap((zone) => [heading(`zone ${zone}`, zone, zone), ...byTeam(own.get(zone) ?? [], zone)]);
}

function grouped(list, of) {
  const groups = new Map();
  for (const each of list) groups.set(of(each), [...(groups.get(of(each)) ?? []), each]);
  return groups;
}
