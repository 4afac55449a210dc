import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, select } from '/fields.js';
import { peopleOf } from '/roster/people.js';
import { ADD_FLAG, FLAGS, PACKS, REMOVE_FLAG } from '/roster/terms/queries.js';
import { dateFields, dates, Section } from '/roster/terms/section.js';

/** Who has signed an opt-out or a consent that a labour pack looks at. */
export const optOutsSection = (mayWrite) =>
  new Section({
    title: 'Opt-outs and consents',
    caption: 'Opt-outs and consents of agents',
    load: async ({ site, period, date }, section) => {
      const siteId = site?.id ?? null;
      const [{ labourFlags }, { labourPacks }, people] = await Promise.all([
        ask(FLAGS, { siteId }),
        ask(PACKS),
        peopleOf(siteId),
      ]);
      const nameOf = (agentId) => people.find(({ id }) => id === agentId)?.name ?? `agent ${agentId}`;
      const first = period?.firstDate ?? date;
      return {
        rows: labourFlags,
        columns: [
          { name: 'Agent', header: true, cell: ({ agentId }) => nameOf(agentId) },
          { name: 'Signed', cell: ({ flag }) => flag },
          { name: 'Looked at by', text: true, cell: ({ flag }) => packsWith(flag, labourPacks) },
          { name: 'When', cell: dates },
          section.actions(mayWrite, ({ id, agentId, flag }) => [
            section.remover('Remove', {
              name: `${flag} of ${nameOf(agentId)}`,
              sentence: `Rosters made from now on are held to the law as if ${nameOf(agentId)} had not signed.`,
              mutation: REMOVE_FLAG,
              variables: { id },
              done: `${flag} of ${nameOf(agentId)} is taken away.`,
            }),
          ]),
        ],
        hint: 'Nobody here has signed an opt-out or a consent: the law of the site holds for all in full.',
        add: mayWrite
          ? [h('button', { onclick: () => sign(section, { people, labourPacks, first }) }, 'Note one…')]
          : [],
      };
    },
  });

const titleOf = ({ title, jurisdiction }) => `${title} (${jurisdiction})`;
const packsWith = (flag, packs) =>
  packs
    .filter(({ flags }) => flags.includes(flag))
    .map(titleOf)
    .join('; ') || null;

function sign(section, { people, labourPacks, first }) {
  const flags = [...new Set(labourPacks.flatMap((pack) => pack.flags))].sort();
  const who = field(
    'Agent',
    select(
      people.map(({ id, name, code }) => ({ value: id, text: `${name} (${code})` })),
      people[0]?.id,
    ),
    { name: 'agentId', wide: true },
  );
  const what = field(
    'Signed',
    select(
      flags.map((flag) => ({ value: flag, text: flag })),
      flags[0],
      { onchange: () => tell() },
    ),
    { name: 'flag', wide: true },
  );
  const about = h('div', { class: 'wide', 'aria-live': 'polite' });
  const tell = () => about.replaceChildren(...rulesWith(what.control.value, labourPacks));
  tell();
  const when = dateFields(first);
  const fields = [who, what, ...when.fields];
  section.form('Note an opt-out or a consent', {
    fields,
    content: h(
      'div',
      { class: 'fields' },
      fields.map(({ element }) => element),
      about,
    ),
    text: 'Note',
    send: () =>
      ask(ADD_FLAG, { input: { agentId: who.control.value, flag: what.control.value, ...when.read() } }),
    done: 'It is noted. It counts in periods in which it holds on every day.',
  });
}

/** What the law says with it and without it. */
function rulesWith(flag, packs) {
  const rules = packs.flatMap((pack) =>
    pack.rules.filter(({ text }) => text.includes(`“${flag}”`)).map((rule) => ({ ...rule, pack })),
  );
  return [
    h('p', { class: 'note' }, 'Rules that look at it:'),
    h(
      'ul',
      { class: 'reasons' },
      rules.map(({ text, source, pack }) =>
        h('li', {}, `${titleOf(pack)}: ${text} `, h('small', {}, source)),
      ),
    ),
  ];
}
