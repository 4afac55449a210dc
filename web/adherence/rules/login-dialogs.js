import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { field, input, refusableForm, submitButton } from '/fields.js';
import { isDate } from '/queue-week.js';
import { viewerZone } from '/roster/days.js';
import { addDays, instantOf, midnight, wallOf } from '/zoned.js';

const MOST_PREFILLED = 500;

/** A list from a sheet: login, code of the agent, and if need be first day and the day after the last. */
export function pasteDialog(unmapped, send) {
  openDialog('Map logins', (close) => {
    const lines = unmapped.slice(0, MOST_PREFILLED).map(({ agentKey }) => `${agentKey}\t`);
    const list = field(
      'A line for each login',
      h('textarea', { rows: 10, cols: 60, required: true, spellcheck: false, value: lines.join('\n') }),
      {
        name: 'identities',
        wide: true,
        hint: `Login, code of the agent, and if need be from and to as 2026-11-23 (midnight of ${viewerZone()}; “to” is the first day after). With tabs or commas, as a sheet gives them. Without days it is for ever. Lines without an agent are passed over. All are taken, or none.`,
      },
    );
    return refusableForm({
      fields: () => [list],
      buttons: [submitButton('Map'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      fieldOf: () => 'identities',
      send: async () => {
        await send(read(list.control.value));
        close();
      },
    }).element;
  });
}

function read(text) {
  const identities = text.split('\n').flatMap((line, at) => {
    const [agentKey, agentCode = '', from = '', to = ''] = line.split(/[\t,;]/).map((part) => part.trim());
    if (!agentKey || !agentCode) return [];
    return {
      ...{ agentKey, agentCode },
      validFrom: from && dayOf(from, at + 1),
      validTo: to && dayOf(to, at + 1),
    };
  });
  if (identities.length === 0) throw new Error('No line has a login and the code of an agent.');
  return identities.map(({ agentKey, agentCode, validFrom, validTo }) => ({
    ...{ agentKey, agentCode },
    validFrom: validFrom || null,
    validTo: validTo || null,
  }));
}

function dayOf(text, line) {
  // Browsers read the 30th of February as a day of March.
  if (isDate(text) && addDays(text, 0) === text) return new Date(midnight(text, viewerZone())).toISOString();
  throw new Error(`Line ${line}: “${text}” is not a day. Write it as 2026-11-23.`);
}

/** From when on a login belongs to nobody. */
export function endLoginDialog({ agentKey, agent }, send) {
  openDialog(`End: ${agentKey}`, (close) => {
    const zone = viewerZone();
    const when = field(
      `From when on is it not ${agent?.name ?? 'the agent'}’s? (${zone})`,
      input('datetime-local', { required: true, value: wallOf(Date.now(), zone) }),
      {
        name: 'validTo',
        hint: 'What it did before stays his. It can be mapped to somebody else from then on.',
      },
    );
    return refusableForm({
      fields: () => [when],
      fieldOf: () => 'validTo',
      buttons: [submitButton('End'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: async () => {
        await send(new Date(instantOf(when.control.value, zone)).toISOString());
        close();
      },
    }).element;
  });
}
