import { follow } from '/api.js';
import { alarmNews } from '/board/news.js';
import { allTeams, BOARD_CHANGES } from '/board/queries.js';
import { Rows, SORTS } from '/board/rows.js';
import { boardTable } from '/board/table.js';
import { STATUSES, URGENCY } from '/board/words.js';
import { empty, filling, h, picker, renew } from '/dom.js';
import { clockOf, lasting } from '/zoned.js';

const DRAW_MS = 250;
const AGE_MS = 15_000;

/** Who is where now, against the plan: of a team, a site, or everybody in reach. */
export function open({ set, onLeave }) {
  let live = null;
  let teams = null;
  const leave = () => {
    live?.close();
    live = null;
  };
  onLeave(leave);
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  const show = (params) =>
    filling(place, async () => {
      leave();
      teams ??= await allTeams();
      if (teams.length === 0) return empty('You see no team yet. Ask an administrator for a scope.');
      const view = { search: '', statuses: new Set(), sort: params.sort ?? 'alarm', sound: false };
      live = liveBoard(chosenBoard(teams, params), teams, view);
      renew(controls, choices(teams, params, set), tools(view, live, set));
      return live.element;
    });
  return { element: h('section', { class: 'panel board-page' }, controls, place), show };
}

/** A team where one is chosen or there is only one; else a site; else everybody. */
function chosenBoard(teams, { team, site }) {
  const one = teams.length === 1 ? teams[0] : teams.find(({ id }) => id === team);
  if (one) return { variables: { teamId: one.id }, zones: [one.site.zone] };
  const inSite = teams.filter((each) => each.site.id === site);
  if (inSite.length > 0) return { variables: { siteId: site }, zones: [inSite[0].site.zone] };
  return { variables: {}, zones: [...new Set(teams.map((each) => each.site.zone))] };
}

function choices(teams, { team, site }, set) {
  const sites = [...new Map(teams.map((each) => [each.site.id, each.site])).values()];
  const among = site ? teams.filter((each) => each.site.id === site) : teams;
  const everybody =
    teams.length > 1 ? [{ value: '', text: site ? 'All teams of the site' : 'All teams' }] : [];
  return [
    sites.length > 1
      ? picker(
          'Site',
          [{ value: '', text: 'All sites' }, ...sites.map(({ id, name }) => ({ value: id, text: name }))],
          site ?? '',
          (id) => set({ site: id || null, team: null }),
        )
      : null,
    picker(
      'Team',
      [...everybody, ...among.map((each) => ({ value: each.id, text: `${each.name} (${each.site.name})` }))],
      team ?? '',
      (id) => set({ team: id || null }),
    ),
  ];
}

function tools(view, live, set) {
  const search = h('input', {
    type: 'search',
    placeholder: 'Name, state ...',
    oninput: () => {
      view.search = search.value;
      live.draw();
    },
  });
  const sound = h('input', { type: 'checkbox', onchange: () => (view.sound = sound.checked) });
  return [
    h('label', {}, 'Search', search),
    picker(
      'Sort by',
      Object.entries(SORTS).map(([value, { text }]) => ({ value, text })),
      view.sort,
      (sort) => set({ sort }),
    ),
    h('label', { class: 'check' }, sound, 'Sound'),
    h('button', { onclick: () => showOnWall(live.element) }, 'Wall'),
  ];
}

/** Large enough to be read across a floor; Escape leads back. */
function showOnWall(element) {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void element.requestFullscreen();
}

function liveBoard({ variables, zones }, teams, view) {
  const rows = new Rows();
  const zoneOfTeam = new Map(teams.map(({ id, site }) => [id, site.zone]));
  const table = boardTable(({ teamId }) => zoneOfTeam.get(teamId) ?? zones[0]);
  const news = alarmNews(() => view.sound);
  const facts = h('ul', { class: 'facts statuses' });
  const state = h('p', { class: 'note', role: 'status' }, 'Loading the board ...');
  let [isDown, timer] = [false, null];
  const draw = () => {
    timer = null;
    const shown = rows.shown(view);
    table.show(shown);
    renew(facts, statusButtons(rows.counts(), view, draw), oldestAlarm(rows.alarms()));
    state.textContent = isDown ? downText(rows.lastNews, zones[0]) : stateText(rows, shown.length, zones);
  };
  const drawSoon = () => (timer ??= setTimeout(draw, DRAW_MS));
  const unfollow = follow(BOARD_CHANGES, variables, {
    next: ({ board }) => {
      isDown = false;
      const wasWhole = rows.isWhole;
      const alarmed = rows.apply(board);
      // What has been so before anybody looked is no news.
      if (wasWhole) news.alarm(alarmed);
      drawSoon();
    },
    down: () => {
      isDown = true;
      drawSoon();
    },
  });
  const aging = setInterval(draw, AGE_MS);
  return {
    element: h('div', { class: 'board-live' }, facts, state, table.element),
    draw,
    close() {
      unfollow();
      news.close();
      table.close();
      clearInterval(aging);
      clearTimeout(timer);
    },
  };
}

/** Counts that are filters, too. */
function statusButtons(counts, view, draw) {
  return URGENCY.filter((status) => counts[status] > 0 || view.statuses.has(status)).map((status) => {
    const { mark, text, tone } = STATUSES[status];
    const toggle = () => {
      if (!view.statuses.delete(status)) view.statuses.add(status);
      draw();
    };
    const isOn = view.statuses.has(status);
    return h(
      'li',
      {},
      h(
        'button',
        { class: `status tone-${tone}`, 'aria-pressed': String(isOn), onclick: toggle },
        h('b', {}, h('span', { class: 'mark', 'aria-hidden': true }, mark), String(counts[status])),
        h('span', {}, text),
      ),
    );
  });
}

function oldestAlarm(alarms) {
  if (alarms.length === 0) return h('li', { class: 'alarms' }, h('b', {}, '0'), h('span', {}, 'alarms'));
  const [first] = alarms;
  return h(
    'li',
    { class: 'alarms is-on' },
    h('b', {}, String(alarms.length)),
    h(
      'span',
      {},
      `alarms; the oldest, ${first.agentName}, for ${lasting(Date.now() - Date.parse(first.statusSince))}`,
    ),
  );
}

function downText(lastNews, zone) {
  const last = Number.isFinite(lastNews) ? ` Last news: ${clockOf(lastNews, zone)}.` : '';
  return `The live connection is down.${last} It reconnects by itself.`;
}

function stateText(rows, shown, zones) {
  if (rows.total === 0) return 'There are no agents here.';
  if (!rows.isWhole) return `Loading the board: ${rows.byId.size} of ${rows.total ?? '?'} agents ...`;
  const where = zones.length === 1 ? `Times of ${zones[0]}.` : "Times of each agent's site.";
  const found = shown === rows.byId.size ? `${shown} agents.` : `${shown} of ${rows.byId.size} agents.`;
  return `${found} ${where}`;
}
