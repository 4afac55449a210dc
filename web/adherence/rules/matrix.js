import { announce, h } from '/dom.js';
import { choicesOf, rowsOf, setVerdict, verdictIn, wordOf } from '/adherence/rules/draft.js';
import { ACTIVITIES, AS_STATE, nameOf, VERDICTS } from '/adherence/rules/words.js';

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * States by activities, a mark and a word in each cell; what differs from `before` has an edge and a dot. Without `onchange`
 * it is only read. One cell is a stop of the Tab key; arrows lead to the others.
 */
export function matrix({ draft, before, caption, onchange = null }) {
  const rows = rowsOf(draft).map((key) => rowOf({ key, draft, before, onchange }));
  const cells = rows.map(({ cells }) => cells);
  const press = (event) => move(event, cells);
  const head = ACTIVITIES.map(([, name]) => h('th', { scope: 'col' }, name));
  if (onchange) cells[0][0].tabIndex = 0;
  return h(
    'div',
    { class: 'scroll tall verdicts', tabindex: onchange ? null : 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      { role: onchange ? 'grid' : null, onkeydown: onchange ? press : null },
      h('caption', { class: 'visually-hidden' }, caption),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'While the agent is'), head)),
      h(
        'tbody',
        {},
        rows.map(({ element }) => element),
      ),
    ),
  );
}

function rowOf({ key, draft, before, onchange }) {
  const cells = ACTIVITIES.map(([activity, name]) => {
    const cell = onchange ? h('button', { tabIndex: -1 }) : h('span');
    const draw = () => drawCell(cell, { activity, name, key, draft, before, isEdited: onchange !== null });
    if (onchange) editable(cell, { activity, key, draft, onchange, draw });
    draw();
    return cell;
  });
  const element = h(
    'tr',
    { class: key.includes('/') ? 'directed' : null },
    h('th', { scope: 'row' }, nameOf(key)),
    cells.map((cell) => h('td', {}, cell)),
  );
  return { element, cells };
}

function drawCell(cell, { activity, name, key, draft, before, isEdited }) {
  const [verdict, was] = [draft, before].map((each) => verdictIn(each, activity, key));
  const { mark, text, short } = wordOf(verdict);
  const differs = verdict !== was;
  cell.className = `verdict-cell ${(verdict ?? 'AS_STATE').toLowerCase()}${differs ? ' differs' : ''}`;
  cell.replaceChildren(
    h('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
    h('span', { 'aria-hidden': 'true' }, short),
  );
  if (isEdited) {
    const said = differs ? `, changed from ${wordOf(was).text}` : '';
    // It begins with the word that is seen, for those who speak to their computer.
    const word = short === text ? text : `${short}, ${text}`;
    cell.setAttribute('aria-label', `${word}: ${nameOf(key)} in ${name.toLowerCase()}${said}`);
  } else {
    const said = differs ? `${text}, now ${wordOf(was).text}` : text;
    cell.append(h('span', { class: 'visually-hidden' }, said));
  }
}

function editable(cell, { activity, key, draft, onchange, draw }) {
  const choices = choicesOf(key);
  const choose = (verdict) => {
    setVerdict(draft, activity, key, verdict);
    draw();
    announce(wordOf(verdict).text);
    onchange();
  };
  cell.addEventListener('click', () => {
    const at = choices.indexOf(verdictIn(draft, activity, key));
    choose(choices[(at + 1) % choices.length]);
  });
  cell.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const verdict = choices.find(
      (each) => (each ? VERDICTS[each] : AS_STATE).key === event.key.toLowerCase(),
    );
    if (verdict === undefined) return;
    event.preventDefault();
    choose(verdict);
  });
}

function move(event, cells) {
  const row = cells.findIndex((each) => each.includes(event.target));
  if (row < 0 || event.altKey) return;
  const column = cells[row].indexOf(event.target);
  const [down, right] = MOVES[event.key] ?? ENDS[event.key]?.(event.ctrlKey) ?? [null];
  if (down === null) return;
  event.preventDefault();
  const within = (at, count) => Math.min(count - 1, Math.max(0, at));
  const next = cells[within(row + down, cells.length)][within(column + right, ACTIVITIES.length)];
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

const ENDS = {
  Home: (toEnd) => [toEnd ? -Infinity : 0, -Infinity],
  End: (toEnd) => [toEnd ? Infinity : 0, Infinity],
};

/** What the marks mean, and the keys. */
export const legend = (isEdited) =>
  h(
    'ul',
    { class: 'legend' },
    Object.entries(VERDICTS).map(([verdict, { mark, text, short, key }]) =>
      h(
        'li',
        {},
        h(
          'span',
          { class: `verdict-cell ${verdict.toLowerCase()}`, 'aria-hidden': 'true' },
          h('span', { class: 'mark' }, mark),
          h('span', {}, short),
        ),
        `${text}${verdict === 'NEUTRAL' ? ': not counted' : ''}`,
        isEdited ? h('kbd', {}, key) : null,
      ),
    ),
  );
