import { ask, follow } from '/api.js';
import { announce, h, problem } from '/dom.js';
import { BATCH, CANCEL_JOB, JOB_PROGRESS, RUNNING_BATCHES } from '/forecast/queries.js';
import { hrefOf } from '/route.js';

const KIND = 'forecasts';
const followed = new Set();

/** Jobs that were started before the page was opened go on being shown. */
export async function showRunningBatches(from) {
  for (const status of ['QUEUED', 'RUNNING']) {
    const { jobs } = await ask(RUNNING_BATCHES, { kind: KIND, status });
    for (const { id } of jobs.nodes) showBatch(id, from);
  }
}

/** A card that stays over every page until the forecasts are made: how far they are, a way to stop them, what became of them. */
export function showBatch(id, from) {
  if (followed.has(id)) return;
  followed.add(id);
  const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Forecasts made' });
  const said = h('p', { class: 'note' }, 'Waiting for its turn …');
  const cancel = h('button', { onclick: () => stop() }, 'Cancel');
  const card = h(
    'section',
    { class: 'job', 'aria-label': 'Forecasts of many queues' },
    h('h2', {}, 'Forecasts of many queues'),
    bar,
    said,
    h('div', { class: 'buttons' }, cancel),
  );
  const stop = () => {
    cancel.disabled = true;
    ask(CANCEL_JOB, { id }).catch((error) => card.append(problem(error)));
  };
  document.getElementById('jobs').append(card);
  const unfollow = follow(
    JOB_PROGRESS,
    { id },
    {
      next({ jobProgress: { status, progress, phase, error, cancelRequested } }) {
        bar.value = progress;
        said.textContent = error ?? (cancelRequested ? 'Stopping …' : phase || 'Waiting for its turn …');
        if (['QUEUED', 'RUNNING'].includes(status)) return;
        unfollow();
        followed.delete(id);
        ended(card, id, status, from).catch((failure) => card.append(problem(failure)));
      },
    },
  );
}

const OUTCOMES = {
  MADE: '✓ made',
  NO_HISTORY: '! no history',
  FAILED: '✕ failed',
  WAITING: '· not reached',
};

async function ended(card, id, status, from) {
  const { queues } = (await ask(BATCH, { id })).forecastBatch;
  const made = queues.filter(({ outcome }) => outcome === 'MADE').length;
  const text = `${status === 'CANCELLED' ? 'Cancelled: ' : ''}${made} of ${queues.length} forecasts made.`;
  announce(text);
  const line = ({ queueId, queue, outcome, message, forecastVersionId }) => {
    const name = queue?.name ?? `queue ${queueId}`;
    const shown = forecastVersionId
      ? h('a', { href: hrefOf('forecast', { queue: queueId, date: from, version: forecastVersionId }) }, name)
      : name;
    return h('li', {}, `${OUTCOMES[outcome]}: `, shown, message ? ` (${message})` : '');
  };
  card.replaceChildren(
    h('h2', {}, text),
    h('ul', { class: 'reasons' }, [...queues].sort(worstFirst).map(line)),
    h('div', { class: 'buttons' }, h('button', { onclick: () => card.remove() }, 'Close')),
  );
}

const ORDER = ['FAILED', 'NO_HISTORY', 'WAITING', 'MADE'];
const worstFirst = (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome);
