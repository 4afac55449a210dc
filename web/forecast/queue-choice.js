import { h } from '/dom.js';
import { checkbox, input, select } from '/fields.js';
import { nameOf } from '/queue-week.js';

/** Which queues: the one that is shown, all of its client, or some of all. `read()` gives their ids. */
export function queueChoice(queues, queue) {
  const ofClient = queues.filter(({ client }) => client?.id === queue.client?.id);
  const how = select(
    [
      { value: 'this', text: nameOf(queue) },
      { value: 'client', text: `all ${ofClient.length} queues of ${queue.client?.name}` },
      { value: 'some', text: 'some queues …' },
    ].filter(({ value }) => value === 'this' || queues.length > 1),
    'this',
  );
  const boxes = queues.map((each) => ({
    queue: each,
    ...checkbox(nameOf(each), { checked: each.id === queue.id }),
  }));
  const filter = input('search', { placeholder: 'Type to filter', 'aria-label': 'Filter the queues' });
  filter.addEventListener('input', () => {
    const text = filter.value.toLowerCase();
    for (const { queue: each, element } of boxes) element.hidden = !nameOf(each).toLowerCase().includes(text);
  });
  const all = h(
    'button',
    { type: 'button', onclick: () => boxes.forEach((box) => (box.control.checked ||= !box.element.hidden)) },
    'All that are listed',
  );
  const list = h(
    'fieldset',
    { class: 'choice', hidden: true },
    h('legend', {}, 'Queues'),
    h('div', { class: 'buttons' }, filter, all),
    h(
      'div',
      { class: 'boxes' },
      boxes.map(({ element }) => element),
    ),
  );
  how.addEventListener('change', () => (list.hidden = how.value !== 'some'));
  const chosen = {
    this: () => [queue.id],
    client: () => ofClient.map(({ id }) => id),
    some: () => boxes.filter(({ control }) => control.checked).map((box) => box.queue.id),
  };
  return { control: how, list, read: () => chosen[how.value]() };
}
