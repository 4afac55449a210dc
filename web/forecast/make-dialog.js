import { ask, order } from '/api.js';
import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { showBatch } from '/forecast/batch.js';
import { MAKE_FORECAST, MAKE_FORECASTS, MODELS } from '/forecast/queries.js';
import { queueChoice } from '/forecast/queue-choice.js';
import { toast } from '/toast.js';
import { addDays, dateOf, monday } from '/zoned.js';

/**
 * Asks for what forecasts need to know and makes them: one at once (`made(date, version)` follows), many by a job that
 * a card over the page follows.
 */
export async function makeForecastDialog({ queues, queue, made }) {
  const { forecastModels: models } = await ask(MODELS);
  const choice = queueChoice(queues, queue);
  const which = field('Queues', choice.control, { name: 'queueIds', wide: true });
  const fields = fieldsOf(queue, models);
  const inputOf = () => ({
    from: fields.from.control.value,
    days: Number(fields.days.control.value),
    model: fields.model.control.value,
  });
  const send = async (close) => {
    const ids = choice.read();
    const input = inputOf();
    if (ids.length === 0) throw Object.assign(new Error('Choose a queue.'), { place: { field: 'queueIds' } });
    const isShown = ids.length === 1 && ids[0] === queue.id;
    const version = isShown ? await order(MAKE_FORECAST, { input: { ...input, queueId: queue.id } }) : null;
    const batch = isShown ? null : await order(MAKE_FORECASTS, { input: { ...input, queueIds: ids } });
    close();
    if (batch) return showBatch(batch.id, input.from);
    const flags = version.flags.map(({ message }) => message);
    toast([`Version ${version.version} made by ${version.model}.`, ...flags].join(' '));
    return made(input.from, version);
  };
  openDialog('Make a forecast', (close) => {
    const asked = Object.values(fields).map(({ element }) => element);
    const form = refusableForm({
      fields: () => [which, ...Object.values(fields)],
      content: h('div', { class: 'fields' }, which.element, choice.list, asked),
      buttons: [submitButton('Make forecast'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: () => send(close),
    });
    return form.element;
  });
}

function fieldsOf({ zone }, models) {
  const nextWeek = addDays(monday(dateOf(Date.now(), zone)), 7);
  const options = [...models]
    .sort((a, b) => (b.name === 'auto') - (a.name === 'auto'))
    .map(({ name, title }) => ({ value: name, text: `${name}: ${title}` }));
  return {
    from: field('First day', input('date', { required: true, value: nextWeek }), { name: 'from' }),
    days: field('Days', input('number', { required: true, value: 7, min: 1, max: 186 }), { name: 'days' }),
    model: field('Model', select(options, 'auto'), { name: 'model', wide: true }),
  };
}
