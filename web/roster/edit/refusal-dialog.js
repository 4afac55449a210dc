import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { field, input, refusableForm } from '/fields.js';
import { reasons } from '/roster/edit/change.js';

/** An edit breaks rules that must hold: which, and why. With a reason, which stays on record, it can be done all the same. */
export function refusalDialog({ error, insist }) {
  const why = field('Reason', input('text', { required: true }), { name: 'reason', wide: true });
  openDialog(
    'This breaks rules that must hold',
    (close) =>
      refusableForm({
        fields: () => [why],
        content: h(
          'div',
          {},
          h('p', {}, error.message),
          reasons('Broken by it', error.violations),
          h('div', { class: 'fields below' }, why.element),
        ),
        buttons: [
          h('button', { class: 'primary', type: 'button', onclick: close }, 'Leave it as it was'),
          h('button', { type: 'submit' }, 'Do it all the same'),
        ],
        send: async () => {
          await insist(why.control.value);
          close();
        },
      }).element,
  );
}
