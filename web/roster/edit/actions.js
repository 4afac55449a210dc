import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { combobox } from '/combobox.js';
import { field, input, refusableForm, submitButton } from '/fields.js';
import { shortDate } from '/zoned.js';

const iso = (at) => new Date(at).toISOString();

/** Moves a shift that keeps its length, and stretches one that does not. */
export function setTimes(editor, agent, shift, start, end) {
  const isSameLength = end - start === Date.parse(shift.end) - Date.parse(shift.start);
  const edit = isSameLength
    ? { moveShift: { shiftId: shift.id, start: iso(start) } }
    : { resizeShift: { shiftId: shift.id, start: iso(start), end: iso(end) } };
  return editor.send(edit, `${agent.name}’s shift ${isSameLength ? 'moved' : 'has other times'}.`, [
    agent.id,
  ]);
}

export const deleteShift = (editor, agent, shift) =>
  editor.send({ deleteShift: shift.id }, `${agent.name}’s shift taken away.`, [agent.id]);

export const giveTo = (editor, agent, shift, other, start) =>
  editor.send(
    { moveShift: { shiftId: shift.id, start: iso(start), toAgentId: other.id } },
    `${agent.name}’s shift given to ${other.name}.`,
    [agent.id, other.id],
  );

/** Two agents work each other's shifts for some days. */
export function swapDialog(editor, agent, date) {
  const others = editor.desk.bars.everybody.filter(({ id }) => id !== agent.id);
  let chosen = others[0]?.id;
  const options = others.map(({ id, name, code }) => ({ value: id, text: `${name} (${code})` }));
  const who = combobox({ label: 'With whom', options, chosen, onchoose: (id) => (chosen = id) });
  const from = field('First day', input('date', { required: true, value: date }), { name: 'from' });
  const to = field('Last day', input('date', { required: true, value: date }), { name: 'to' });
  openDialog(
    `Swap ${agent.name}’s shifts, from ${shortDate(date)}`,
    (close) =>
      refusableForm({
        fields: () => [from, to],
        content: h('div', { class: 'fields' }, who, from.element, to.element),
        buttons: [submitButton('Swap'), h('button', { type: 'button', onclick: close }, 'Cancel')],
        send: async () => {
          const other = others.find(({ id }) => id === chosen);
          if (!other) throw new Error('Nobody else is there. Choose a site with more people.');
          const swap = {
            agentId: agent.id,
            otherAgentId: other.id,
            from: from.control.value,
            to: to.control.value,
          };
          await editor.send({ swapAgents: swap }, `${agent.name} and ${other.name} swapped.`, [
            agent.id,
            other.id,
          ]);
          close();
        },
      }).element,
  );
}
