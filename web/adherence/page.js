import { ask } from '/api.js';
import { announce, empty, filling, h, picker, renew } from '/dom.js';
import { isDate } from '/queue-week.js';
import { viewerZone } from '/roster/days.js';
import { toast } from '/toast.js';
import { addDays, dateOf, longDate } from '/zoned.js';
import { dayContent } from '/adherence/day.js';
import { DeviationDesk } from '/adherence/deviations.js';
import { excuseDialog } from '/adherence/dialogs.js';
import { DECIDE, TEAM_DAY, TEAMS } from '/adherence/queries.js';

/** A team's day: plan over actual, what differed, and why; leads decide what counts. */
export function open({ may, set }) {
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  let teams = null;
  let last = {};
  const show = (params) => {
    last = params;
    return filling(place, async () => {
      teams ??= (await ask(TEAMS)).teams.edges.map((edge) => edge.node);
      if (teams.length === 0) return empty('You see no team yet. Ask an administrator for a scope.');
      const team = teams.find(({ id }) => id === params.team) ?? teams[0];
      const zone = params.zone === 'mine' ? viewerZone() : team.site.zone;
      const date = isDate(params.date) ? params.date : dateOf(Date.now(), zone);
      renew(
        controls,
        teamPicker(teams, team, set),
        dayStepper(date, zone, set),
        zonePicker(team.site.zone, params, set),
        ...excuseButton({ may, team, date, zone, reload }),
      );
      const days = (await ask(TEAM_DAY, { teamId: team.id, date, zone })).teamAdherence;
      announce(
        `${team.name}, ${longDate(date)}: ${days.reduce((sum, { exceptions }) => sum + exceptions.length, 0)} deviations`,
      );
      const desk = new DeviationDesk({ may, ownAgentId: null, reload });
      return dayContent({
        days,
        zone,
        kind: params.kind,
        set,
        desk,
        withNames: true,
        nothing: nothingOf(team, date),
      });
    });
  };
  const reload = () => show(last);
  return { element: h('section', { class: 'panel adherence' }, controls, place), show };
}

const teamPicker = (teams, team, set) =>
  picker(
    'Team',
    teams.map((each) => ({ value: each.id, text: `${each.name} (${each.site.name})` })),
    team.id,
    (id) => set({ team: id }),
  );

export function dayStepper(date, zone, set) {
  const field = h('input', {
    type: 'date',
    value: date,
    onchange: () => isDate(field.value) && set({ date: field.value }),
  });
  return h(
    'div',
    { class: 'stepper' },
    h('button', { onclick: () => set({ date: addDays(date, -1) }), 'aria-label': 'Day before' }, '‹'),
    h('label', {}, h('span', {}, 'Day'), field),
    h('button', { onclick: () => set({ date: addDays(date, 1) }), 'aria-label': 'Day after' }, '›'),
    h('button', { onclick: () => set({ date: dateOf(Date.now(), zone) }) }, 'Today'),
  );
}

export function zonePicker(siteZone, params, set) {
  const options = [
    { value: 'site', text: `Site (${siteZone})` },
    { value: 'mine', text: `Mine (${viewerZone()})` },
  ];
  return picker('Times of', options, params.zone === 'mine' ? 'mine' : 'site', (zone) =>
    set({ zone: zone === 'mine' ? zone : null }),
  );
}

function excuseButton({ may, team, date, zone, reload }) {
  if (!may('adherence.write')) return [];
  const done = async ({ id }, whom) => {
    await reload();
    toast(`${whom}: excused.`, async () => {
      await ask(DECIDE, { ids: [id], decision: 'REOPEN', note: '' });
      await reload();
    });
  };
  return [h('button', { onclick: () => excuseDialog({ team, date, zone, done }) }, 'Excuse everybody…')];
}

const nothingOf = (team, date) => [
  h('p', {}, `Nothing is planned for ${team.name} on ${longDate(date)}, and nobody was heard of.`),
  h(
    'p',
    {},
    'Publish a roster for this day, or choose another day. If people did work, check that their logins belong to them (mapAgentIdentities) and that the source sends events.',
  ),
];
