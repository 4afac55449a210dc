import { ask } from '/api.js';
import { announce, filling, h, picker } from '/dom.js';
import { SITES, SITE_SHIFTS } from '/queries.js';
import { addDays, clockOf, dateOf, dayOf, longDate, zoneName } from '/zoned.js';

const HOUR_MS = 3_600_000;
export const KINDS = {
  INBOUND: 'inbound',
  OUTBOUND: 'outbound',
  BREAK: 'break',
  MEAL: 'meal',
  OFF_PHONE: 'off-phone',
};

/** One day's published shifts of a site as bars, in the site's zone. */
export function rosterPanel() {
  const body = h('div');
  filling(body, async () => {
    const { sites } = await ask(SITES);
    const list = sites.edges.map((edge) => edge.node);
    return list.length === 0
      ? h('p', { class: 'empty' }, 'You see no site yet. Ask an administrator for a scope.')
      : day(list);
  });
  return body;
}

function day(sites) {
  let site = sites[0];
  let date = dateOf(Date.now(), site.zone);
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  const show = () => {
    const dateInput = h('input', {
      type: 'date',
      value: date,
      onchange: () => dateInput.value && ((date = dateInput.value), show()),
    });
    controls.replaceChildren(
      picker(
        'Site',
        sites.map((each) => ({ value: each.id, text: each.name })),
        site.id,
        (id) => ((site = sites.find((each) => each.id === id)), show()),
      ),
      h('button', { onclick: () => ((date = addDays(date, -1)), show()), 'aria-label': 'Day before' }, '‹'),
      h('label', {}, 'Day', dateInput),
      h('button', { onclick: () => ((date = addDays(date, 1)), show()), 'aria-label': 'Day after' }, '›'),
      h('span', {}, `Times of ${site.zone} (${zoneName(Date.now(), site.zone)})`),
    );
    filling(place, () => load(site, date));
  };
  show();
  return [controls, place];
}

async function load(site, date) {
  const shifts = [];
  for (let after = null, more = true; more;) {
    const { publishedShifts: page } = await ask(SITE_SHIFTS, {
      siteId: site.id,
      from: date,
      to: date,
      after,
    });
    shifts.push(...page.edges.map((edge) => edge.node));
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  if (shifts.length === 0) {
    return h(
      'p',
      { class: 'empty' },
      `No published shifts start in ${site.name} on ${longDate(date)}. Publish a roster for this week, or choose another day.`,
    );
  }
  shifts.sort(
    (a, b) => Date.parse(a.start) - Date.parse(b.start) || a.agent.name.localeCompare(b.agent.name),
  );
  announce(`${shifts.length} shifts on ${longDate(date)}`);
  return [legend(), bars(shifts, site.zone), h('p', {}, `${shifts.length} shifts, ${longDate(date)}.`)];
}

const legend = () =>
  h(
    'ul',
    { class: 'legend', 'aria-label': 'Colours' },
    ['inbound', 'outbound', 'break', 'meal', 'off-phone'].map((kind) =>
      h('li', {}, h('i', { class: kind }), kind),
    ),
  );

function bars(shifts, zone) {
  const start = Math.floor(Math.min(...shifts.map((s) => Date.parse(s.start))) / HOUR_MS) * HOUR_MS;
  const end = Math.ceil(Math.max(...shifts.map((s) => Date.parse(s.end))) / HOUR_MS) * HOUR_MS;
  const left = (at) => `${((at - start) / (end - start)) * 100}%`;
  const hours = (end - start) / HOUR_MS;
  const step = (hours > 16 ? 2 : 1) * HOUR_MS;
  const isDay = (at) => at === start || dateOf(at, zone) !== dateOf(at - step, zone);
  const ticks = Array.from({ length: Math.ceil((end - start) / step) }, (_, i) => start + i * step).map(
    (at) => {
      const newDay = isDay(at);
      // A day's name is wide: the hour after it makes room.
      if (!newDay && isDay(at - step)) return null;
      return h(
        'span',
        { class: newDay ? 'day' : null, style: { left: left(at) } },
        newDay ? `${dayOf(at, zone)} ${clockOf(at, zone)}` : clockOf(at, zone),
      );
    },
  );
  const now = Date.now();
  return h(
    'div',
    {
      class: 'roster',
      tabindex: 0,
      role: 'region',
      'aria-label': 'Roster of the day',
      style: { '--hour': `${100 / hours}%` },
    },
    h('div', { class: 'axis', 'aria-hidden': true }, h('div'), h('div', {}, ticks)),
    h(
      'div',
      { role: 'list' },
      shifts.map((shift) =>
        h(
          'div',
          { class: 'row', role: 'listitem', 'aria-label': spoken(shift, zone) },
          h('div', { class: 'name', title: `${shift.agent.name} (${shift.agent.code})` }, shift.agent.name),
          h(
            'div',
            { class: 'track', 'aria-hidden': true },
            start <= now && now < end ? h('div', { class: 'now', style: { left: left(now) } }) : null,
            shift.activities.map((each) => block(each, left, end - start, zone)),
          ),
        ),
      ),
    ),
  );
}

function block(activity, left, span, zone) {
  const [from, to] = [Date.parse(activity.start), Date.parse(activity.end)];
  const text = workOf(activity);
  return h(
    'div',
    {
      class: `block ${KINDS[activity.kind]}`,
      style: { left: left(from), width: `${((to - from) / span) * 100}%` },
      title: `${clockOf(from, zone)}–${clockOf(to, zone)} ${KINDS[activity.kind]}${text ? `: ${text}` : ''}${activity.calledZoneId ? `, calling ${activity.calledZoneId}` : ''}`,
    },
    text || KINDS[activity.kind],
  );
}

export const workOf = (activity) => activity.queueName ?? activity.campaignName ?? '';

function spoken(shift, zone) {
  const time = (at) => clockOf(Date.parse(at), zone);
  const parts = shift.activities.map((each) =>
    `${time(each.start)} ${KINDS[each.kind]} ${workOf(each)}`.trim(),
  );
  return `${shift.agent.name}, ${time(shift.start)} to ${time(shift.end)}: ${parts.join(', ')}`;
}
