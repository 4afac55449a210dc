import { ask, forgetConnection } from '/api.js';
import { boardPanel } from '/board.js';
import { curvePanel } from '/curve.js';
import { announce, h } from '/dom.js';
import { ME, SIGN_IN, SIGN_OUT } from '/queries.js';
import { rosterPanel } from '/roster.js';
import { weekPanel } from '/week.js';

const main = document.getElementById('main');
const PANELS = [
  { id: 'curve', title: 'Forecast and staffing', needs: 'coverage.read', build: curvePanel },
  { id: 'week', title: 'My week', needs: 'roster.read', ofAgent: true, build: weekPanel },
  { id: 'roster', title: 'Roster', needs: 'roster.read', ofAgent: false, build: rosterPanel },
  { id: 'board', title: 'Live board', needs: 'adherence.read', build: boardPanel },
];
let leave = [];

async function start() {
  for (const stop of leave) stop();
  leave = [];
  try {
    const { me } = await ask(ME);
    if (me) showDay(me);
    else showSignIn();
  } catch (error) {
    if (error.code === 'UNAUTHENTICATED') showSignIn();
    else
      main.replaceChildren(
        h('p', { class: 'problem', role: 'alert' }, error.message),
        h('button', { onclick: start }, 'Try again'),
      );
  }
}

function showDay(me) {
  const panels = PANELS.filter(
    ({ needs, ofAgent }) =>
      me.permissions.includes(needs) && (ofAgent === undefined || ofAgent === (me.agentId !== null)),
  );
  document
    .getElementById('nav')
    .replaceChildren(...panels.map(({ id, title }) => h('a', { href: `#${id}` }, title)));
  document
    .getElementById('who')
    .replaceChildren(`${me.name} `, h('button', { onclick: signOut }, 'Sign out'));
  main.replaceChildren(
    ...panels.map(({ id, title, build }) => {
      const section = h(
        'section',
        { class: 'panel', id, 'aria-labelledby': `${id}-title` },
        h('h2', { id: `${id}-title` }, title),
      );
      section.append(build({ onLeave: (stop) => leave.push(stop) }));
      return section;
    }),
  );
}

async function signOut() {
  await ask(SIGN_OUT).catch(() => undefined);
  forgetConnection();
  start();
}

async function showSignIn() {
  document.getElementById('nav').replaceChildren();
  document.getElementById('who').replaceChildren();
  const said = h('p', { class: 'problem', role: 'alert' });
  const email = h('input', { type: 'email', name: 'email', autocomplete: 'username', required: true });
  const password = h('input', {
    type: 'password',
    name: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const signIn = async () => {
    said.textContent = '';
    try {
      const { signIn: answer } = await ask(SIGN_IN, { email: email.value, password: password.value });
      if (answer.message) throw new Error(answer.message);
      announce('Signed in');
      await start();
    } catch (error) {
      said.textContent = error.message;
    }
  };
  const form = h(
    'form',
    { onsubmit: (event) => (event.preventDefault(), signIn()) },
    h('label', {}, 'E-mail', email),
    h('label', {}, 'Password', password),
    h('button', { class: 'primary', type: 'submit' }, 'Sign in'),
    said,
  );
  main.replaceChildren(
    h('section', { class: 'panel sign-in' }, h('h2', {}, 'Sign in'), form, h('div', { id: 'demo' })),
  );
  email.focus();
  const demo = await fetch('/demo-sign-ins.json').then(
    (response) => (response.ok ? response.json() : []),
    () => [],
  );
  if (demo.length === 0) return;
  document.getElementById('demo').replaceChildren(
    h(
      'div',
      { class: 'demo' },
      'This is a made-up company. Look around as:',
      demo.map((each) =>
        h(
          'button',
          { onclick: () => ((email.value = each.email), (password.value = each.password), signIn()) },
          `${each.name} (${each.role})`,
        ),
      ),
    ),
  );
}

start();
