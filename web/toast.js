import { announce, h } from '/dom.js';

const place = () => document.getElementById('toasts');

/** What has just been done, with a way to take it back. It stays until the next one, or until it is closed. */
export function toast(text, undo) {
  const close = () => card.remove();
  const card = h(
    'div',
    { class: 'toast' },
    h('span', {}, text),
    undo ? h('button', { onclick: () => (close(), takeBack(undo)) }, 'Undo') : null,
    h('button', { class: 'plain', onclick: close, 'aria-label': 'Close message' }, '✕'),
  );
  place().replaceChildren(card);
  announce(undo ? `${text} Undo is at the end of the page.` : text);
}

const takeBack = (undo) => Promise.resolve(undo()).catch((error) => toast(error.message));
