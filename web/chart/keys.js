/**
 * Lets a chart be read by keyboard as a slider over its places: arrows, Page Up and Down by `page` of them, Home and End.
 * With `onStretch(from, to)`, Shift and an arrow choose a stretch from where the reader stands.
 */
export function chartKeys(element, label, { count, page, onStretch }, moveTo) {
  const last = count - 1;
  const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: page, PageDown: -page, Home: -last, End: last };
  let at = null;
  let anchor = null;
  element.tabIndex = 0;
  element.setAttribute('role', 'slider');
  element.setAttribute('aria-label', label);
  element.setAttribute('aria-valuemin', '0');
  element.setAttribute('aria-valuemax', String(last));
  element.setAttribute('aria-valuenow', '0');
  element.addEventListener('keydown', (event) => {
    const by = step[event.key];
    if (by === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const before = at ?? 0;
    at = at === null ? 0 : Math.min(last, Math.max(0, at + by));
    if (event.shiftKey && onStretch) {
      anchor ??= before;
      onStretch(Math.min(anchor, at), Math.max(anchor, at));
    } else anchor = null;
    moveTo(at);
  });
}
