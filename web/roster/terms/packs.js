import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, select } from '/fields.js';
import { CHOOSE_PACK, choicesOf, END_PACK, PACKS, REMOVE_PACK } from '/roster/terms/queries.js';
import { dateFields, dates, Section } from '/roster/terms/section.js';

/** Which law each site keeps to, with its source. */
export const packsSection = (mayWrite) =>
  new Section({
    title: 'Labour law by site',
    caption: 'Labour packs by site',
    load: async (state, section) => {
      const { sites, period, date } = state;
      const [{ labourPacks }, answer] = await Promise.all([ask(PACKS), ask(choicesOf(sites))]);
      const packOf = (id) => labourPacks.find((pack) => pack.id === id);
      const nameOf = (siteId) => sites.find(({ id }) => id === siteId)?.name ?? siteId;
      const rows = Object.values(answer).flat();
      return {
        rows,
        columns: [
          { name: 'Site', header: true, cell: ({ siteId }) => nameOf(siteId) },
          { name: 'Pack', text: true, cell: ({ packId }) => packFacts(packOf(packId), packId) },
          { name: 'Kept', cell: dates },
          {
            name: 'Source',
            text: true,
            cell: ({ packId }) => sourceOf(packOf(packId)),
          },
          section.actions(mayWrite, (row) => buttons(section, row, nameOf(row.siteId), packOf(row.packId))),
        ],
        hint: 'No site keeps to a labour pack yet: rosters are held to contracts alone. Choose the law of each site.',
        add: mayWrite
          ? [
              h(
                'button',
                { onclick: () => choose(section, { sites, labourPacks, first: period?.firstDate ?? date }) },
                'Choose a pack…',
              ),
            ]
          : [],
      };
    },
  });

const confirmed = ({ verified }) => (verified ? 'Confirmed by counsel.' : '⚠ To be confirmed by counsel.');
const sourceOf = (pack) => (pack ? `${pack.source}. ${confirmed(pack)}` : null);

function packFacts(pack, id) {
  if (!pack) return id;
  return h(
    'details',
    { class: 'pack' },
    h('summary', {}, `${pack.title} (${pack.jurisdiction})`),
    ruleList(pack),
  );
}

function ruleList({ rules, premiums, flags }) {
  return h(
    'ul',
    { class: 'reasons' },
    rules.map(({ text, source }) => h('li', {}, text, ' ', h('small', {}, source))),
    premiums.map((text) => h('li', {}, `Premium: ${text}`)),
    flags.length > 0 ? h('li', {}, `Looks at opt-outs and consents: ${flags.join(', ')}`) : null,
  );
}

function buttons(section, { id, validFrom, validTo, siteId }, site, pack) {
  const title = pack?.title ?? 'the pack';
  const last = field('Last day', input('date', { required: true, value: validTo ?? validFrom }), {
    name: 'validTo',
  });
  const end = () =>
    section.form(`End ${title} at ${site}`, {
      fields: [last],
      text: 'End it',
      send: () => ask(END_PACK, { id, lastDate: last.control.value }),
      done: `${site} keeps to ${title} until ${last.control.value || 'then'}.`,
    });
  return [
    h('button', { 'aria-label': `End: ${title} at ${site}`, onclick: end }, 'End…'),
    section.remover('Remove', {
      name: `${title} at ${site}`,
      sentence: `${site} will not be held to it at all. Rosters that were made keep what they were held to.`,
      mutation: REMOVE_PACK,
      variables: { id },
      done: `${title} is taken off ${site}.`,
      siteId,
    }),
  ];
}

function choose(section, { sites, labourPacks, first }) {
  const site = field(
    'Site',
    select(
      sites.map(({ id, name }) => ({ value: id, text: name })),
      sites[0].id,
    ),
    {
      name: 'siteId',
    },
  );
  const about = h('div', { class: 'wide', 'aria-live': 'polite' });
  const pack = field(
    'Labour pack',
    select(
      labourPacks.map(({ id, title, jurisdiction }) => ({ value: id, text: `${title} (${jurisdiction})` })),
      labourPacks[0].id,
      { onchange: () => tell() },
    ),
    { name: 'packId', wide: true },
  );
  const tell = () => {
    const found = labourPacks.find(({ id }) => id === pack.control.value);
    const until = found.validTo === null ? 'on' : `to ${found.validTo}`;
    const when = `In force from ${found.validFrom} ${until}. `;
    about.replaceChildren(h('p', { class: 'note' }, when, sourceOf(found)), ruleList(found));
  };
  tell();
  const when = dateFields(first);
  const fields = [site, pack, ...when.fields];
  section.form('Choose a labour pack', {
    fields,
    content: h(
      'div',
      { class: 'fields' },
      fields.map(({ element }) => element),
      about,
    ),
    text: 'Choose',
    send: () =>
      ask(CHOOSE_PACK, { input: { siteId: site.control.value, packId: pack.control.value, ...when.read() } }),
    done: 'The site keeps to the pack. Rosters made from now on are held to it.',
  });
}
