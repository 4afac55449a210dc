import { ask } from '/api.js';
import { foldable, h } from '/dom.js';
import { peopleOf } from '/roster/people.js';
import { activitiesSection } from '/roster/terms/activities.js';
import { minimumSection, typesSection } from '/roster/terms/minimum.js';
import { optOutsSection } from '/roster/terms/opt-outs.js';
import { packsSection } from '/roster/terms/packs.js';
import { paySection } from '/roster/terms/pay.js';
import { CHANGES } from '/roster/terms/queries.js';
import { requestsSection } from '/roster/terms/requests.js';
import { rulesSection } from '/roster/terms/rules.js';
import { Section } from '/roster/terms/section.js';
import { typeCoverSection } from '/roster/terms/type-cover.js';

/** What rosters are held to beside contracts: for planners, below the roster that is chosen. */
export class TermsPanel {
  constructor({ may, rooms }) {
    const mayWrite = may('roster.write');
    this.changes = changesSection();
    this.sections = [
      packsSection(mayWrite),
      optOutsSection(mayWrite),
      rulesSection(mayWrite),
      typesSection(mayWrite),
      typeCoverSection(mayWrite),
      requestsSection({
        mayWeigh: mayWrite,
        people: ({ site }) => peopleOf(site?.id ?? null),
        whose: ({ site }) => (site ? { siteId: site.id } : {}),
      }),
      activitiesSection(mayWrite),
      minimumSection(mayWrite),
      mayWrite ? paySection() : null,
    ].filter(Boolean);
    this.element = foldable(
      'terms',
      { summary: 'Rules, wishes and pay', isOpen: false, className: 'terms' },
      h('p', { class: 'note' }, 'Rosters made from now on are held to all of this, beside the contracts.'),
      [...this.sections, this.changes].map(({ element }) => element),
    );
    rooms.terms.replaceChildren(this.element);
    rooms.terms.hidden = false;
  }

  show(state) {
    const { plan, period, site, days, view } = state;
    const key = JSON.stringify([plan?.id, period?.id, site?.id, view, days]);
    this.changes.element.hidden = !plan;
    if (this.key === key) return;
    this.key = key;
    for (const section of this.sections) section.show(state);
    if (plan) this.changes.show(state);
  }
}

const changesSection = () =>
  new Section({
    title: 'Changed since this roster was made',
    caption: 'Changes of what rosters are held to',
    load: async ({ plan }) => {
      const { schedule } = await ask(CHANGES, { id: plan.id });
      const changes = schedule.termChanges;
      if (changes === null)
        return {
          rows: [],
          columns: [],
          hint: 'It was not kept what this roster was held to: it is older than that.',
        };
      return {
        rows: [
          ...changes.added.map((line) => ({ ...line, what: '+ new' })),
          ...changes.removed.map((line) => ({ ...line, what: '− gone' })),
        ],
        columns: [
          { name: 'Change', header: true, cell: ({ what }) => what },
          { name: 'Kind', cell: ({ kind }) => kind.toLowerCase().replaceAll('_', ' ') },
          { name: 'What', text: true, cell: ({ text }) => text },
        ],
        hint: 'Nothing has changed: another roster would be held to the same.',
      };
    },
  });
