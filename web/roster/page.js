import { empty, h, problem } from '/dom.js';
import { allQueues, isDate } from '/queue-week.js';
import { RosterControls } from '/roster/controls.js';
import { daysOf, VIEWS, viewerZone } from '/roster/days.js';
import { allCampaigns, allPeriods, allPlaces } from '/roster/people.js';
import { RosterBars } from '/roster/bars.js';
import { CoverPanel } from '/roster/cover.js';
import { generateDialog } from '/roster/generate-dialog.js';
import { RosterEditor } from '/roster/edit/editor.js';
import { PlanPanel } from '/roster/plan-panel.js';
import { showRememberedRuns } from '/roster/run-card.js';
import { TermsPanel } from '/roster/terms/panel.js';
import { hrefOf, readRoute } from '/route.js';
import { dateOf } from '/zoned.js';

/** The desk of who plans rosters: cover above, a bar for every shift below, drafts to generate and to work on. */
export function open({ may, set, onLeave }) {
  const rooms = {
    note: h('div'),
    cover: h('section', { class: 'panel', hidden: true }),
    bars: h('div', { class: 'bars-room' }),
    terms: h('section', { class: 'panel', hidden: true }),
  };
  const mayWrite = may('roster.write');
  const desk = { may, set, rooms, mayPlan: may('roster.draft') };
  desk.controls = new RosterControls({ set });
  desk.controls.hide(true);
  desk.bars = new RosterBars(desk);
  desk.cover = may('coverage.read') ? new CoverPanel(desk) : null;
  desk.editor = mayWrite ? new RosterEditor(desk) : null;
  desk.plan = new PlanPanel(desk);
  desk.terms = desk.mayPlan ? new TermsPanel(desk) : null;
  desk.again = () => show(desk, readRoute().params);
  desk.nextStep = mayWrite ? (state) => nextStep(desk, state) : null;
  const made = () => desk.again();
  window.addEventListener('roster-made', made);
  onLeave(() => (desk.bars.close(), desk.editor?.close(), window.removeEventListener('roster-made', made)));
  if (mayWrite) showRememberedRuns();
  const actions = mayWrite
    ? [h('button', { class: 'primary', onclick: () => desk.state && generateDialog(desk) }, 'Generate…')]
    : null;
  const element = h(
    'div',
    {},
    h('section', { class: 'panel top' }, desk.controls.element, rooms.note),
    rooms.cover,
    h('section', { class: 'panel' }, desk.controls.filters, rooms.bars),
    rooms.terms,
  );
  return { element, actions, show: (params) => show(desk, params) };
}

async function show(desk, params) {
  const turn = (desk.turn = (desk.turn ?? 0) + 1);
  try {
    const state = await stateOf(desk, params);
    if (desk.turn !== turn) return;
    if (state.sites.length === 0) {
      return desk.rooms.bars.replaceChildren(empty('You see no site yet. Ask an administrator for a scope.'));
    }
    desk.state = state;
    desk.controls.hide(false);
    desk.controls.show(state);
    desk.editor?.use(state.plan);
    desk.plan.show(state);
    desk.terms?.show(state);
    desk.cover?.show(state);
    await desk.bars.show(state);
  } catch (error) {
    if (desk.turn !== turn) return;
    desk.bars.busy(false);
    desk.rooms.bars.replaceChildren(problem(error, () => show(desk, params)));
  }
}

/** All that the address asks for, with what it names. */
async function stateOf({ may, mayPlan }, params) {
  const [{ sites, teams }, periods, queues, campaigns] = await Promise.all([
    allPlaces(),
    mayPlan ? allPeriods() : [],
    may('client.read') ? allQueues() : [],
    may('client.read') ? allCampaigns() : [],
  ]);
  const site =
    params.site === 'all' && sites.length > 1
      ? null
      : (sites.find(({ id }) => id === params.site) ?? sites[0] ?? null);
  const plans = periods
    .flatMap((period) => period.schedules.nodes.map((plan) => ({ ...plan, period })))
    .sort((a, b) => Number(b.id) - Number(a.id));
  const plan = plans.find(({ id }) => id === params.plan) ?? null;
  const zone = site?.zone ?? viewerZone();
  const date = isDate(params.date) ? params.date : (plan?.period.firstDate ?? dateOf(Date.now(), zone));
  const view = VIEWS.includes(params.view) ? params.view : 'day';
  const period = plan?.period ?? periodWith(periods, date);
  return {
    params: { ...params, plan: plan?.id ?? null },
    sites,
    site,
    siteZones: new Map(sites.map((each) => [each.id, each.zone])),
    allTeams: teams,
    teams: teams.filter(({ siteId }) => site === null || siteId === site.id),
    periods,
    plans,
    plan,
    period,
    queues,
    campaigns,
    view,
    date,
    days: daysOf(view, date, period),
  };
}

const periodWith = (periods, date) =>
  periods.find(
    ({ firstDate, days }) => firstDate <= date && daysOf('period', date, { firstDate, days }).includes(date),
  ) ?? null;

/** What to do where nothing is published: look at a draft of these days, or generate one. */
function nextStep(desk, { plans, date }) {
  const drafts = plans.filter(
    ({ status, period }) => status === 'DRAFT' && daysOf('period', date, period).includes(date),
  );
  return h(
    'div',
    {},
    drafts.length > 0
      ? h('p', {}, 'There are drafts: look at one and publish it, or generate another.')
      : h('p', {}, 'Generate a roster from the published staffing, look at it, and publish it.'),
    h(
      'div',
      { class: 'buttons middle' },
      drafts
        .slice(0, 3)
        .map(({ id }) =>
          h('a', { class: 'button', href: hrefOf('roster', { plan: id, date }) }, `Draft ${id}`),
        ),
      h('button', { class: 'primary', onclick: () => generateDialog(desk) }, 'Generate…'),
    ),
  );
}
