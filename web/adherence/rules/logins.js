import { ask } from '/api.js';
import { empty, filling, foldable, h } from '/dom.js';
import { table } from '/table.js';
import { toast } from '/toast.js';
import { endLoginDialog, pasteDialog } from '/adherence/rules/login-dialogs.js';
import { END_LOGIN, FIND_AGENTS, guessesOf, LOGINS, MAP_LOGINS } from '/adherence/rules/queries.js';
import { ago, momentOf } from '/adherence/rules/words.js';

const SHOWN = 100;
/** So many logins of nobody are offered at a time, and looked up in one question. */
const OFFERED = 20;
const TYPING_MS = 300;
let lists = 0;

/** Whom the logins of a source belong to: those of nobody first, then all. */
export class LoginDesk {
  constructor(source, reload) {
    Object.assign(this, { source, reload });
  }

  element(heard) {
    const nobody = h('div');
    filling(nobody, async () => this.nobody((await heard)[`u${this.source.id}`]));
    return h('div', {}, h('h3', {}, 'Logins that belong to nobody'), nobody, this.mapped());
  }

  async nobody(unmapped) {
    if (unmapped.length === 0)
      return empty(
        'Every login that was heard in the last seven days belongs to somebody. There is nothing to do.',
      );
    const offered = [...unmapped].sort((a, b) => b.events - a.events).slice(0, OFFERED);
    const guesses = await this.guesses(offered);
    const boxes = offered.map(({ agentKey }, i) => agentBox(agentKey, guesses[i]));
    const said = h('p', { class: 'problem', role: 'alert' });
    const map = async () => {
      said.textContent = '';
      const identities = offered.flatMap(({ agentKey }, i) => {
        const agentCode = boxes[i].control.value.trim();
        return agentCode ? { agentKey, agentCode } : [];
      });
      if (identities.length === 0)
        return void (said.textContent = 'Choose an agent for at least one of them.');
      await this.map(identities).catch((error) => (said.textContent = error.message));
    };
    const rest = unmapped.length - offered.length;
    return [
      h(
        'p',
        {},
        `${unmapped.length === 1 ? '1 login is' : `${unmapped.length} logins are`} nobody: what they did counts for no one until they are mapped, and counts from the first event on then.`,
        rest > 0
          ? ` The ${offered.length} busiest are here; the others come when these are mapped, or paste a list.`
          : '',
      ),
      this.nobodyTable(offered, boxes),
      said,
      h(
        'div',
        { class: 'buttons below' },
        h('button', { class: 'primary', onclick: map }, 'Map those with an agent'),
        h(
          'button',
          { onclick: () => pasteDialog(unmapped, (identities) => this.map(identities)) },
          'Paste a list…',
        ),
      ),
    ];
  }

  nobodyTable(offered, boxes) {
    return table({
      caption: 'Logins that belong to nobody',
      className: 'tall cards',
      columns: [
        { name: 'Login', header: true, cell: ({ agentKey }) => agentKey },
        {
          name: 'Events in 7 days',
          numeric: true,
          cell: ({ events }) => h('span', { 'data-label': 'events' }, String(events)),
        },
        {
          name: 'Last heard',
          cell: ({ lastEventAt }) => h('span', { 'data-label': 'heard' }, ago(lastEventAt)),
        },
        { name: 'Belongs to (code of the agent)', cell: ({ box }) => box.element },
      ],
      rows: offered.map((each, i) => ({ ...each, box: boxes[i] })),
    });
  }

  /** Agents whose code or name is in the login, where there is just one. */
  async guesses(offered) {
    const words = offered.map(({ agentKey }) => wordsOf(agentKey));
    const answer = await ask(guessesOf(words), Object.fromEntries(words.map((word, i) => [`w${i}`, word])));
    return words.map((_, i) => (answer[`a${i}`].nodes.length === 1 ? answer[`a${i}`].nodes[0] : null));
  }

  async map(identities) {
    const { id } = this.source;
    const { mapAgentIdentities: count } = await ask(MAP_LOGINS, { sourceId: id, identities });
    await this.reload();
    toast(`${count === 1 ? '1 login is' : `${count} logins are`} mapped. Their events count from now on.`);
  }

  mapped() {
    const place = h('div');
    const search = h('input', { type: 'search', placeholder: 'Part of a login' });
    const fill = () => filling(place, () => this.mappedTable(search.value));
    let timer = null;
    search.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(fill, TYPING_MS);
    });
    const paste = h(
      'button',
      { onclick: () => pasteDialog([], (identities) => this.map(identities)) },
      'Map logins…',
    );
    const element = foldable(
      'adherence logins',
      { summary: 'Who is who', isOpen: false, ontoggle: () => element.open && fill() },
      h('div', { class: 'controls' }, h('label', {}, 'Search', search), paste),
      place,
    );
    return element;
  }

  async mappedTable(search) {
    const variables = { sourceId: this.source.id, search, first: SHOWN + 1 };
    const { agentIdentities: found } = await ask(LOGINS, variables);
    if (found.length === 0)
      return empty(
        search
          ? 'No login has that in it.'
          : 'No login is mapped yet. “Map logins…” takes a list of logins and codes of agents, from a sheet.',
      );
    return [
      table({
        caption: 'Logins and their agents',
        className: 'cards',
        columns: [
          { name: 'Login', header: true, cell: ({ agentKey }) => agentKey },
          {
            name: 'Agent',
            cell: ({ agent, agentId }) => (agent ? `${agent.name} (${agent.code})` : `agent ${agentId}`),
          },
          { name: 'From', cell: ({ validFrom }) => h('span', { 'data-label': 'from' }, fromWhen(validFrom)) },
          {
            name: 'To',
            cell: ({ validTo }) => h('span', { 'data-label': 'to' }, validTo ? momentOf(validTo) : 'no end'),
          },
          { name: 'Do', cell: (identity) => this.ender(identity) },
        ],
        rows: found.slice(0, SHOWN),
      }),
      found.length > SHOWN
        ? h('p', { class: 'note' }, `The first ${SHOWN}: type a part of a login for others.`)
        : null,
    ];
  }

  ender(identity) {
    if (identity.validTo && Date.parse(identity.validTo) <= Date.now()) return null;
    const end = () => endLoginDialog(identity, (validTo) => this.end(identity, validTo));
    return h('button', { onclick: end, 'aria-label': `End: ${identity.agentKey}` }, 'End…');
  }

  async end({ agentKey, agent, validTo: before }, validTo) {
    const sourceId = this.source.id;
    await ask(END_LOGIN, { input: { sourceId, agentKey, validTo } });
    await this.reload();
    const undo = async () => {
      const again = { agentKey, agentCode: agent.code, validFrom: validTo, validTo: before };
      await ask(MAP_LOGINS, { sourceId, identities: [again] });
      await this.reload();
    };
    toast(`${agentKey} belongs to nobody from ${momentOf(validTo)} on.`, agent ? undo : undefined);
  }
}

const fromWhen = (at) => (Date.parse(at) === 0 ? 'ever' : momentOf(at));

/** `ana.lopez@bank.example` as "ana lopez": names are written with blanks. */
const wordsOf = (agentKey) =>
  agentKey.split('@')[0].replace(/^.*\//, '').replaceAll(/[._]+/g, ' ').trim() || agentKey;

/** A field for the code of an agent that finds agents by part of name or code. */
function agentBox(agentKey, guess) {
  const id = `agents-${++lists}`;
  const options = h('datalist', { id });
  const name = h('small', { class: 'said' }, guess ? `${guess.name}, by the login` : '');
  const control = h('input', {
    type: 'text',
    list: id,
    autocomplete: 'off',
    placeholder: 'Name or code',
    value: guess?.code ?? '',
    'aria-label': `Agent of ${agentKey}`,
  });
  let [timer, known] = [null, guess ? [guess] : []];
  control.addEventListener('input', () => {
    name.textContent = known.find(({ code }) => code === control.value)?.name ?? '';
    clearTimeout(timer);
    if (control.value.trim().length < 2 || name.textContent) return;
    timer = setTimeout(async () => {
      const answer = await ask(FIND_AGENTS, { search: control.value.trim() }).catch(() => null);
      known = answer?.agents.nodes ?? [];
      options.replaceChildren(...known.map((agent) => h('option', { value: agent.code, label: agent.name })));
      name.textContent = known.find(({ code }) => code === control.value)?.name ?? '';
    }, TYPING_MS);
  });
  return { control, element: h('div', {}, control, options, name) };
}
