import { h } from '/dom.js';
import { rounded } from '/figures.js';

const MOST_TOLD = 12;

const cost = ({ before, after }) => {
  const by = after.cost - before.cost;
  if (Math.abs(by) < 0.5) return 'The cost stays the same.';
  return `Cost ${by < 0 ? 'down' : 'up'} by ${rounded(Math.abs(by))} to ${rounded(after.cost)}.`;
};

/** One line about what an edit changed. */
export function changeInWords(change) {
  const { introduced, resolved } = change;
  return [
    cost(change),
    introduced.length > 0 ? `Worse: ${first(introduced)}` : null,
    resolved.length > 0 ? `Better: ${first(resolved)}` : null,
  ]
    .filter(Boolean)
    .join(' ');
}

const first = ([{ message }, ...rest]) =>
  rest.length > 0 ? `${message} (and ${rest.length} more)` : message;

/** All of it, for reading after the message is gone. */
export function changeList(change, words) {
  const { introduced, resolved } = change;
  return h(
    'details',
    { class: 'folded' },
    h(
      'summary',
      {},
      `Last change: ${words} ${cost(change)} ${introduced.length} worse, ${resolved.length} better`,
    ),
    reasons('Worse, or newly broken', introduced),
    reasons('Better, or no longer broken', resolved),
  );
}

export const reasons = (title, list) =>
  list.length === 0
    ? ''
    : h(
        'div',
        {},
        h('h3', {}, title),
        h(
          'ul',
          { class: 'reasons' },
          list
            .slice(0, MOST_TOLD)
            .map(({ level, message }) => h('li', {}, level === 'hard' ? '✕ ' : '~ ', message)),
        ),
        list.length > MOST_TOLD ? h('p', { class: 'note' }, `and ${list.length - MOST_TOLD} more`) : '',
      );
