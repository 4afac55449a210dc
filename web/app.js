import { ask } from '/api.js';
import { h, problem } from '/dom.js';
import { PAGES, pagesOf } from '/pages.js';
import { ME, SIGN_OUT } from '/queries.js';
import { goTo, hrefOf, readRoute } from '/route.js';
import { signInPage } from '/sign-in.js';
import { toast } from '/toast.js';

const main = document.getElementById('main');
const nav = document.getElementById('nav');
const who = document.getElementById('who');

let me = null;
let shown = null;
let stops = [];

async function start() {
  leave();
  // The page's modules come while the server is asked who this is.
  PAGES.find(({ id }) => id === readRoute().page)
    ?.load()
    .catch(() => undefined);
  try {
    me = (await ask(ME)).me;
  } catch (error) {
    if (error.code !== 'UNAUTHENTICATED') return main.replaceChildren(problem(error, start));
    me = null;
  }
  if (me === null) return showSignIn();
  who.replaceChildren(h('span', {}, me.name), h('button', { onclick: signOut }, 'Sign out'));
  return showPage();
}

function showSignIn() {
  nav.replaceChildren();
  who.replaceChildren();
  document.title = 'Sign in – Shiftwright';
  const { element, focus } = signInPage(start);
  main.replaceChildren(element);
  focus();
}

/** The page of the address: opened when it is another one, otherwise told what to show now. */
async function showPage() {
  if (me === null) return;
  const { page: id, params } = readRoute();
  const pages = pagesOf(me);
  const page = pages.find((each) => each.id === id) ?? pages[0];
  if (page === undefined) return main.replaceChildren(h('p', { class: 'empty' }, NOTHING));
  if (page.id !== id) return goTo(page.id, {}, { replace: true });
  showNav(pages, page, params);
  if (shown?.id === page.id) return shown.show(params);
  await open(page, params);
}

async function open(page, params) {
  leave();
  const isFirst = shown === null;
  const heading = h('h1', { tabindex: -1 }, page.title);
  const head = h('div', { class: 'page-head' }, heading);
  const busy = h('div', { class: 'busy', role: 'progressbar', 'aria-label': 'Loading' });
  const opened = { id: page.id, show: () => undefined };
  shown = opened;
  document.title = `${page.title} – Shiftwright`;
  main.replaceChildren(head, busy);
  if (!isFirst) heading.focus();
  try {
    const { open: build } = await page.load();
    if (shown !== opened) return;
    const built = build({
      may: (permission) => me.permissions.includes(permission),
      /** Other parameters in the address; the page is then told to show them. */
      set: (changed, how) => goTo(page.id, { ...readRoute().params, ...changed }, how),
      onLeave: (stop) => stops.push(stop),
    });
    opened.show = built.show;
    if (built.actions) head.append(h('div', { class: 'actions' }, built.actions));
    busy.replaceWith(built.element);
    built.show(readRoute().params ?? params);
  } catch (error) {
    busy.replaceWith(problem(error, () => ((shown = null), showPage())));
  }
}

function showNav(pages, current, params) {
  const links = pages.map(({ id, title, keeps }) => {
    const kept = Object.fromEntries(keeps.map((name) => [name, params[name]]));
    return h('a', { href: hrefOf(id, kept), 'aria-current': id === current.id ? 'page' : null }, title);
  });
  nav.replaceChildren(...links);
  nav.querySelector('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function leave() {
  for (const stop of stops) stop();
  stops = [];
}

async function signOut() {
  await ask(SIGN_OUT).catch(() => undefined);
  // A fresh page remembers nothing of the person before.
  location.replace(location.pathname);
}

const NOTHING = 'Your account may see nothing yet. Ask an administrator for a role.';

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', showPage);
window.addEventListener('session-ended', () => {
  if (me === null) return;
  me = null;
  shown = null;
  leave();
  showSignIn();
  toast('Your session has ended. Sign in again; the page that you were on comes back.');
});
// What was asked for before signing out is answered after it, to nobody.
window.addEventListener('unhandledrejection', (event) => {
  if (event.reason?.code === 'UNAUTHENTICATED') event.preventDefault();
});
start();
