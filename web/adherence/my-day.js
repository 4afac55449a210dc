import { ask } from '/api.js';
import { announce, filling, h, renew } from '/dom.js';
import { ME } from '/queries.js';
import { isDate } from '/queue-week.js';
import { viewerZone } from '/roster/days.js';
import { dateOf, longDate } from '/zoned.js';
import { dayContent } from '/adherence/day.js';
import { DeviationDesk } from '/adherence/deviations.js';
import { dayStepper, zonePicker } from '/adherence/page.js';
import { OWN_DAY } from '/adherence/queries.js';

/** An agent's own day against his plan, with what he says to it. */
export function open({ may, set }) {
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  let me = null;
  let ownZone = null;
  let last = {};
  const show = (params) => {
    last = params;
    return filling(place, async () => {
      me ??= (await ask(ME)).me;
      const wanted = isDate(params.date) ? params.date : dateOf(Date.now(), ownZone ?? viewerZone());
      const find = (zone) => ask(OWN_DAY, { agentId: me.agentId, date: wanted, zone });
      const [day] = (await find(params.zone === 'mine' ? viewerZone() : null)).adherenceHistory;
      if (params.zone !== 'mine') ownZone = day.zone;
      renew(controls, dayStepper(wanted, day.zone, set), zonePicker(ownZone ?? day.zone, params, set));
      announce(`${longDate(day.date)}: ${day.exceptions.length} deviations`);
      const desk = new DeviationDesk({ may, ownAgentId: me.agentId, reload: () => show(last) });
      return dayContent({
        days: [day],
        zone: day.zone,
        kind: params.kind,
        set,
        desk,
        withNames: false,
        nothing: nothingOf(day.date),
      });
    });
  };
  return { element: h('section', { class: 'panel adherence' }, controls, place), show };
}

const nothingOf = (date) => [
  h('p', {}, `Nothing is planned for you on ${longDate(date)}, and you were not heard of.`),
  h(
    'p',
    {},
    'Choose another day. If you worked and do not see it, tell your lead: your login may not be known as yours.',
  ),
];
