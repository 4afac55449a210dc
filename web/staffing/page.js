import { ask } from '/api.js';
import { announce, empty, filling, h, renew } from '/dom.js';
import { COVERAGE } from '/queries.js';
import {
  allQueues,
  chosenQueue,
  chosenWeek,
  NO_QUEUES,
  queuePicker,
  weekName,
  weekPicker,
} from '/queue-week.js';
import { coverChart, coverTable, coverTotals } from '/staffing/cover-chart.js';
import { addDays, longDate, midnight } from '/zoned.js';

/** A week of one queue: calls expected, staff wanted and rostered, in the queue's zone. */
export function open({ set }) {
  const controls = h('div', { class: 'controls' });
  const place = h('div', { class: 'chart-room' });
  const show = (params) =>
    filling(place, async () => {
      const queues = await allQueues();
      if (queues.length === 0) return empty(NO_QUEUES);
      const queue = chosenQueue(queues, params);
      const first = chosenWeek(params, queue.zone);
      renew(
        controls,

        queuePicker(queues, queue, set),
        weekPicker({ first, zone: queue.zone, set }),
        h('span', { class: 'note' }, weekName(first, queue.zone)),
      );
      return load(queue, first);
    });
  return { element: h('section', { class: 'panel' }, controls, place), show };
}

async function load(queue, first) {
  const span = { start: midnight(first, queue.zone), end: midnight(addDays(first, 7), queue.zone) };
  const { coverage } = await ask(COVERAGE, {
    queueId: queue.id,
    from: new Date(span.start).toISOString(),
    to: new Date(span.end).toISOString(),
  });
  const { rows } = coverage;
  announce(`${queue.name}, week of ${longDate(first)} loaded`);
  if (rows.length === 0) {
    return empty(
      'Nothing is published for this week. Make a forecast, calculate the staffing and publish it; then this curve appears.',
    );
  }
  return [
    coverTotals(rows),
    coverChart({ queue, zone: queue.zone, span, rows }),
    coverTable({ queue, zone: queue.zone, rows, when: `week of ${longDate(first)}` }),
  ];
}
