import { ask } from '/api.js';
import { announce, h } from '/dom.js';
import { SIGN_IN } from '/queries.js';

/** The form in front of everything else; `entered` is called once the session is there. */
export function signInPage(entered) {
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
      await entered();
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
  const demo = h('div');
  showDemo(demo, (each) => ((email.value = each.email), (password.value = each.password), signIn()));
  const element = h('section', { class: 'panel sign-in' }, h('h1', {}, 'Sign in'), form, demo);
  return { element, focus: () => email.focus() };
}

async function showDemo(place, enterAs) {
  const people = await fetch('/demo-sign-ins.json').then(
    (response) => (response.ok ? response.json() : []),
    () => [],
  );
  if (people.length === 0) return;
  place.replaceChildren(
    h(
      'div',
      { class: 'demo' },
      'This is a made-up company. Look around as:',
      people.map((each) => h('button', { onclick: () => enterAs(each) }, `${each.name} (${each.role})`)),
    ),
  );
}
