import { ask, follow } from '/api.js';
import { announce, h, problem } from '/dom.js';
import { percent, rounded } from '/figures.js';
import { forgetPeriods } from '/roster/people.js';
import { CANCEL_RUN, RUN_PROGRESS } from '/roster/queries.js';
import { gapOf, scoreCurve } from '/roster/score-curve.js';
import { hrefOf } from '/route.js';

const followed = new Set();
const REMEMBERED = 'roster-runs';

const remembered = () => JSON.parse(sessionStorage.getItem(REMEMBERED) ?? '[]');
const remember = (runs) => sessionStorage.setItem(REMEMBERED, JSON.stringify(runs));

/** Runs that were started before the page was loaded anew go on being shown. */
export function showRememberedRuns() {
  for (const run of remembered()) showRun(run);
}

/** A card that stays over every page until the roster is made: score, bound, gap and their curve; stopping keeps the best. */
export function showRun(run) {
  const { id, title } = run;
  if (followed.has(id)) return;
  followed.add(id);
  if (!remembered().some((each) => each.id === id)) remember([...remembered(), run]);
  const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Search done' });
  const said = h('p', { class: 'note' }, 'Waiting for its turn …');
  const curve = h('div');
  const stop = h('button', { onclick: () => cancel() }, 'Stop and keep the best');
  const card = h(
    'section',
    { class: 'job', 'aria-label': title },
    h('h2', {}, title),
    bar,
    said,
    curve,
    h('div', { class: 'buttons' }, stop),
  );
  const cancel = () => {
    stop.disabled = true;
    stop.textContent = 'Stopping …';
    ask(CANCEL_RUN, { id }).catch((error) => card.append(problem(error)));
  };
  document.getElementById('jobs').append(card);
  const unfollow = follow(
    RUN_PROGRESS,
    { id },
    {
      next({ scheduleRun }) {
        bar.value = scheduleRun.progress;
        said.textContent = stateInWords(scheduleRun);
        curve.replaceChildren(scoreCurve(scheduleRun.improvements));
        if (['QUEUED', 'RUNNING'].includes(scheduleRun.status)) return;
        unfollow();
        forget(id);
        ended(card, run, scheduleRun);
      },
    },
  );
}

function forget(id) {
  followed.delete(id);
  remember(remembered().filter((each) => each.id !== id));
  forgetPeriods();
}

/** What the search is at; a word that is not known yet is shown as it is. */
const PHASES = {
  load: 'reading people and work',
  'plan-week': 'planning the week as a whole',
  'choose-shifts': 'choosing shifts',
  improve: 'improving',
  blend: 'placing calls between',
  save: 'saving',
  done: 'done',
};
const phaseInWords = (phase) => PHASES[phase] ?? phase.replaceAll('-', ' ');

export function stateInWords({ phase: at, bestScore, bound }) {
  const phase = phaseInWords(at);
  if (bestScore === null) return phase || 'Waiting for its turn …';
  const gap = gapOf(bestScore, bound);
  return [
    phase,
    `best cost ${rounded(bestScore)}`,
    bound === null ? 'bound not known yet' : `bound ${rounded(bound)}`,
    gap === null ? null : `gap ${percent(gap)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function ended(card, { title, date }, { status, scheduleId, error, bestScore, bound, improvements }) {
  const made = scheduleId !== null;
  const words = made
    ? `Draft ${scheduleId} is ready${status === 'CANCELLED' ? ', stopped before its time' : ''}.`
    : status === 'CANCELLED'
      ? 'Stopped before there was a roster.'
      : `No roster: ${error ?? 'it failed.'}`;
  announce(words);
  const close = h('button', { onclick: () => card.remove() }, 'Close');
  const show = h(
    'a',
    {
      class: 'button primary',
      href: hrefOf('roster', { plan: scheduleId, date }),
      onclick: () => card.remove(),
    },
    'Show it',
  );
  card.replaceChildren(
    h('h2', {}, title),
    h('p', { class: made ? '' : 'problem' }, words),
    made ? h('p', { class: 'note' }, stateInWords({ phase: '', bestScore, bound })) : '',
    scoreCurve(improvements),
    h('div', { class: 'buttons' }, made ? show : '', close),
  );
  window.dispatchEvent(new CustomEvent('roster-made', { detail: { scheduleId } }));
}
