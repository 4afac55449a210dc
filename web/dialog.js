import { h } from '/dom.js';

/** A dialog over the page; the browser keeps the focus in it and gives it back. `build` gets a function that closes it. */
export function openDialog(title, build) {
  const heading = h('h2', { id: 'dialog-title', tabindex: -1 }, title);
  const close = () => dialog.close();
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'dialog-title', onclose: () => dialog.remove() },
    h(
      'div',
      { class: 'dialog-head' },
      heading,
      h('button', { class: 'plain', onclick: close, 'aria-label': 'Close' }, '✕'),
    ),
    build(close),
  );
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return close;
}
