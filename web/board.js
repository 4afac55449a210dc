import { ask, follow } from '/api.js';
import { announce, filling, h, picker } from '/dom.js';
import { BOARD, BOARD_CHANGES, TEAMS } from '/queries.js';
import { clockOf, lasting } from '/zoned.js';

const WORDS = {
  IN_ADHERENCE: { mark: '✓', text: 'in adherence', tone: 'in' },
  OUT_OF_ADHERENCE: { mark: '✗', text: 'out', tone: 'out' },
  UNSCHEDULED: { mark: '!', text: 'unscheduled', tone: 'unscheduled' },
  EXCUSED: { mark: '○', text: 'excused', tone: 'excused' },
  UNKNOWN: { mark: '?', text: 'unknown: no news from telephony', tone: 'unknown' },
  NOT_SCHEDULED: { mark: '·', text: 'not scheduled', tone: 'off' },
};
const ORDER = Object.keys(WORDS);
const plain = (word) => word?.toLowerCase().replaceAll('_', ' ') ?? '';
const workOf = (activity) => (activity ? plain(activity.kind) : '–');

/** Who of a team is where now, against the plan; changes come by subscription. */
export function boardPanel({ onLeave }) {
  const body = h('div');
  filling(body, async () => {
    const { teams } = await ask(TEAMS);
    const list = teams.edges.map((edge) => edge.node);
    return list.length === 0
      ? h('p', { class: 'empty' }, 'You see no team yet. Ask an administrator for a scope.')
      : team(list, onLeave);
  });
  return body;
}

function team(teams, onLeave) {
  let chosen = teams[0];
  let stop = () => undefined;
  onLeave(() => stop());
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  const show = () => {
    stop();
    controls.replaceChildren(
      picker(
        'Team',
        teams.map((each) => ({ value: each.id, text: `${each.name} (${each.site.name})` })),
        chosen.id,
        (id) => ((chosen = teams.find((each) => each.id === id)), show()),
      ),
    );
    filling(place, async () => {
      const { board } = await ask(BOARD, { teamId: chosen.id });
      const live = liveTable(board, chosen.site.zone);
      stop = watch(chosen.id, live);
      return live.element;
    });
  };
  show();
  return [controls, place];
}

function watch(teamId, live) {
  const unfollow = follow(
    BOARD_CHANGES,
    { teamId },
    { next: ({ board }) => live.apply(board.rows), down: () => live.down() },
  );
  const tick = setInterval(() => live.render(), 15_000);
  return () => {
    unfollow();
    clearInterval(tick);
  };
}

function liveTable(board, zone) {
  const rows = new Map(board.map((row) => [row.agentId, row]));
  const facts = h('ul', { class: 'facts' });
  const status = h('p', { class: 'empty', hidden: true });
  const body = h('tbody');
  const table = h(
    'div',
    { class: 'board', tabindex: 0, role: 'region', 'aria-label': 'Board' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Agent', 'Adherence', 'Since', 'Now', 'Planned', 'Next'].map((name) =>
            h('th', { scope: 'col' }, name),
          ),
        ),
      ),
      body,
    ),
  );
  const render = () => {
    const sorted = [...rows.values()].sort(
      (a, b) =>
        Number(b.alarm) - Number(a.alarm) || rank(a) - rank(b) || a.agentName.localeCompare(b.agentName),
    );
    body.replaceChildren(...sorted.map((row) => line(row, zone)));
    facts.replaceChildren(...counts(sorted));
  };
  const lastNews = () => Math.max(...[...rows.values()].map((row) => Date.parse(row.asOf)));
  const down = () => {
    status.hidden = false;
    status.textContent = `The live connection is down. Last news: ${clockOf(lastNews(), zone)}. It reconnects by itself.`;
  };
  const apply = (changed) => {
    status.hidden = true;
    for (const row of changed) {
      if (row.alarm && !rows.get(row.agentId)?.alarm) announce(`${row.agentName}: ${plain(row.exception)}`);
      rows.set(row.agentId, row);
    }
    render();
  };
  render();
  if (rows.size === 0)
    return {
      element: h('p', { class: 'empty' }, 'This team has no agents.'),
      render() {},
      down() {},
      apply() {},
    };
  return {
    element: h('div', {}, facts, status, table, h('p', {}, `Times of ${zone}.`)),
    render,
    down,
    apply,
  };
}

const rank = (row) =>
  ['OUT_OF_ADHERENCE', 'UNSCHEDULED', 'UNKNOWN', 'EXCUSED', 'IN_ADHERENCE', 'NOT_SCHEDULED'].indexOf(
    row.status,
  );

function counts(rows) {
  return ORDER.map((status) => ({ status, count: rows.filter((row) => row.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) =>
      h(
        'li',
        { class: `verdict-${WORDS[status].tone}` },
        h('b', {}, `${WORDS[status].mark} ${count}`),
        h('span', {}, WORDS[status].text),
      ),
    );
}

function line(row, zone) {
  const word = WORDS[row.status];
  return h(
    'tr',
    { class: row.alarm ? 'is-out' : null },
    h('th', { scope: 'row' }, row.agentName),
    h(
      'td',
      { class: `verdict-${word.tone}` },
      h('span', { class: 'mark', 'aria-hidden': true }, word.mark),
      row.exception ? `${word.text}: ${plain(row.exception)}` : word.text,
    ),
    h('td', {}, lasting(Date.now() - Date.parse(row.statusSince))),
    h('td', {}, plain(row.state)),
    h(
      'td',
      {},
      row.planned ? `${workOf(row.planned)} until ${clockOf(Date.parse(row.planned.end), zone)}` : '–',
    ),
    h('td', {}, row.next ? `${clockOf(Date.parse(row.next.start), zone)} ${workOf(row.next)}` : '–'),
  );
}
