import { announce } from '/dom.js';
import { deleteShift, setTimes, swapDialog } from '/roster/edit/actions.js';
import { whyDialog } from '/roster/edit/why.js';
import { toast } from '/toast.js';
import { clockOf } from '/zoned.js';

const STEP_MS = 15 * 60_000;

export const EDIT_KEYS = [
  [
    'Alt+← and Alt+→',
    'in a draft: the shift a quarter of an hour earlier or later; Enter saves, Escape leaves it',
  ],
  ['Alt+Shift+← and →', 'the same with its end alone'],
  ['n', 'a new shift'],
  ['p', 'pins the day, or lets it go'],
  ['s', 'swaps with somebody'],
  ['y', 'why is it so?'],
  ['Delete', 'takes the shift away'],
  ['Ctrl+Z, Ctrl+Shift+Z', 'undoes the last change, does it again'],
];

/** Keys of a draft. Those of the whole page are listened to until the function that it gives is called. */
export function editKeys(editor) {
  editor.onKey = (event, cell) => onKey(editor, event, cell);
  const undo = (event) => {
    if (!editor.isOpen() || !(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) editor.redo();
    else editor.undo();
  };
  document.addEventListener('keydown', undo);
  return () => document.removeEventListener('keydown', undo);
}

const isTyping = (target) => target.closest('input, textarea, select, dialog') !== null;

/** A shift that is being moved by keys: { key, from, start, end }. */
let moving = null;
export const isMoving = () => moving !== null;

async function onKey(editor, event, cell) {
  const shift = editor.desk.bars.store.get(cell.row.agent.id)?.find(({ id }) => id === cell.key) ?? null;
  if (moving && event.key === 'Escape') {
    event.preventDefault();
    return leave(editor);
  }
  const sign = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (event.altKey && sign && shift) {
    event.preventDefault();
    return nudge({
      shift,
      cell,
      sign,
      endOnly: event.shiftKey,
      zone: editor.desk.bars.zoneOf(cell.row.agent),
    });
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const act = ACTS[event.key];
  if (!act) return;
  event.preventDefault();
  await Promise.resolve(act(editor, cell, shift)).catch((error) => toast(error.message));
}

const dateOf = (editor, cell, shift) => shift?.date ?? cell.element.dataset.date ?? editor.desk.state.date;

const ACTS = {
  n: (editor, cell) => editor.edit({ agent: cell.row.agent, shift: null, cell }),
  p: (editor, cell, shift) => editor.pin(cell.row.agent, dateOf(editor, cell, shift)),
  s: (editor, cell, shift) => swapDialog(editor, cell.row.agent, dateOf(editor, cell, shift)),
  y: (editor, cell, shift) => whyDialog({ editor, agent: cell.row.agent, date: dateOf(editor, cell, shift) }),
  Delete: (editor, cell, shift) => shift && deleteShift(editor, cell.row.agent, shift),
};

function nudge({ editor, shift, cell, sign, endOnly, zone }) {
  if (moving?.shift.id !== shift.id) {
    moving = { shift, agent: cell.row.agent, start: Date.parse(shift.start), end: Date.parse(shift.end) };
    // Whoever goes elsewhere has not saved it.
    cell.element.addEventListener('blur', () => moving?.shift === shift && leave(editor), { once: true });
  }
  if (!endOnly) moving.start += sign * STEP_MS;
  moving.end += sign * STEP_MS;
  cell.element.classList.add('moving');
  const moved = (moving.start - Date.parse(shift.start)) / (Date.parse(shift.end) - Date.parse(shift.start));
  cell.element.style.translate = `${moved * 100}% 0`;
  announce(`${clockOf(moving.start, zone)} to ${clockOf(moving.end, zone)}. Enter saves, Escape leaves it.`);
  cell.element.dataset.moved = `${clockOf(moving.start, zone)}–${clockOf(moving.end, zone)}`;
}

function leave(editor) {
  const { agent } = moving;
  moving = null;
  announce('Left as it was.');
  editor.redraw([agent.id]);
}

/** Enter saves what the keys moved; false where nothing was. */
export function saveMove(editor) {
  if (!moving) return false;
  const { shift, agent, start, end } = moving;
  moving = null;
  setTimes(editor, agent, shift, start, end).catch((error) => {
    editor.redraw([agent.id]);
    toast(error.message);
  });
  return true;
}
