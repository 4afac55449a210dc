import { ask } from '/api.js';
import { empty, filling, foldable, h } from '/dom.js';
import { outboundOf } from '/roster/outbound.js';
import { COVER_OF } from '/roster/queries.js';
import { viewerZone } from '/roster/days.js';
import { coverChart, coverTable, coverTotals } from '/staffing/cover-chart.js';
import { table } from '/table.js';
import { addDays, midnight, shortDate } from '/zoned.js';

const HEIGHT = 180;
const QUEUES_AT_ONCE = 20;

/** Above the bars: of one queue, agents wanted and rostered by interval; of one campaign, hours wanted and rostered, and why some are missing. */
export class CoverPanel {
  constructor({ set, rooms }) {
    this.set = set;
    this.select = h('select', {
      id: 'cover-of',
      'aria-label': 'Queue or campaign',
      onchange: () => this.choose(this.select.value),
    });
    this.place = h('div', { class: 'cover-room' });
    this.headline = h('div');
    this.all = h('div');
    this.overview = h(
      'details',
      { class: 'folded', ontoggle: () => this.showAll() },
      h('summary', {}, 'All queues'),
      this.all,
    );
    this.open = foldable(
      'cover',
      { summary: 'Cover', className: 'cover', ontoggle: () => this.fill() },
      h(
        'div',
        { class: 'controls' },
        h('div', {}, h('label', { htmlFor: 'cover-of' }, 'Queue or campaign'), this.select),
        this.headline,
      ),
      this.place,
      this.overview,
    );
    rooms.cover.replaceChildren(this.open);
    this.panel = rooms.cover;
  }

  choose(value) {
    const isQueue = value.startsWith('q');
    this.set({ queue: isQueue ? value.slice(1) : null, campaign: isQueue ? null : value.slice(1) });
  }

  show(state) {
    const { params, queues, campaigns } = state;
    this.state = state;
    this.panel.hidden = queues.length === 0;
    if (this.panel.hidden) return;
    const campaign = campaigns.find(({ id }) => id === params.campaign);
    const asked = campaign ?? queues.find(({ id }) => id === params.queue);
    this.isAsked = asked !== undefined;
    const worst = queues.find(({ id }) => id === this.worst?.get(this.spanKey()));
    this.work = asked ?? worst ?? queues[0];
    this.isCampaign = campaign !== undefined;
    const options = [
      ...queues.map(({ id, name }) => ({ value: `q${id}`, text: name })),
      ...campaigns.map(({ id, name }) => ({ value: `c${id}`, text: `Calls: ${name}` })),
    ];
    this.select.replaceChildren(...options.map(({ value, text }) => h('option', { value }, text)));
    this.select.value = `${this.isCampaign ? 'c' : 'q'}${this.work.id}`;
    const key = this.keyOf();
    if (this.key === key) return;
    this.key = key;
    this.isFresh = false;
    this.all.replaceChildren();
    this.fill();
    this.showAll();
  }

  keyOf() {
    const { plan, days } = this.state;
    return JSON.stringify([plan?.id, this.select.value, days, this.zone()]);
  }

  /** Again, as after an edit. */
  refresh() {
    this.isFresh = false;
    this.all.replaceChildren();
    this.fill();
    this.showAll();
  }

  zone() {
    const { site, params, queues } = this.state;
    return params.zone === 'viewer' ? viewerZone() : (site?.zone ?? queues[0].zone);
  }

  span() {
    const { days } = this.state;
    return { start: midnight(days[0], this.zone()), end: midnight(addDays(days.at(-1), 1), this.zone()) };
  }

  fill() {
    if (!this.state || !this.open.open || this.isFresh) return;
    this.isFresh = true;
    return filling(this.place, () => this.load());
  }

  /** What was found to be shortest goes by roster and days. */
  spanKey() {
    const { plan, days } = this.state;
    return JSON.stringify([plan?.id, days, this.zone()]);
  }

  /** Where nobody has chosen, the queue with the largest shortage, and only without any the first by name. */
  async chooseWorst() {
    const key = this.spanKey();
    if (this.isAsked || this.worst?.has(key)) return;
    const rows = (await this.everyGap()).sort(shortestFirst);
    this.worst = new Map([[key, rows[0].understaffedMinutes > 0 ? rows[0].queue.id : null]]);
    if (this.isAsked || key !== this.spanKey()) return;
    this.work = this.state.queues.find(({ id }) => id === this.worst.get(key)) ?? this.state.queues[0];
    this.select.value = `q${this.work.id}`;
    this.key = this.keyOf();
  }

  async load() {
    await this.chooseWorst();
    const { totals, content } = this.isCampaign
      ? await outboundOf({ ...this.asked(), campaign: this.work })
      : await this.cover();
    this.headline.replaceChildren(totals ?? '');
    return content;
  }

  asked() {
    const { start, end } = this.span();
    const { plan } = this.state;
    return { plan, from: new Date(start).toISOString(), to: new Date(end).toISOString() };
  }

  async cover() {
    const { state, work: queue } = this;
    const zone = this.zone();
    const span = this.span();
    const { plan, from, to } = this.asked();
    const answer = await ask(COVER_OF[plan ? 'plan' : 'published'], {
      queueId: queue.id,
      from,
      to,
      ...(plan ? { id: plan.id } : {}),
    });
    const { rows } = plan ? answer.schedule.coverage : answer.coverage;
    const when = `${shortDate(state.days[0])} to ${shortDate(state.days.at(-1))}`;
    if (rows.length === 0)
      return { content: empty(`Nobody is wanted or rostered for ${queue.name} on these days. ${NEXT}`) };
    return {
      totals: coverTotals(rows),
      content: [
        coverChart({ queue, zone, span, rows, height: HEIGHT }),
        coverTable({ queue, zone, rows, when }),
      ],
    };
  }

  /** Where the shortage is: all queues in one look, asked for when it is opened. */
  showAll() {
    if (!this.state || !this.open.open || !this.overview.open || this.all.childElementCount > 0) return;
    return filling(this.all, async () => {
      const rows = await this.everyGap();
      return table({
        caption: 'All queues',
        className: 'tall',
        columns: this.columns(),
        rows: rows.sort(shortestFirst),
      });
    });
  }

  async everyGap() {
    const { queues } = this.state;
    const rows = [];
    for (let i = 0; i < queues.length; i += QUEUES_AT_ONCE) {
      rows.push(...(await this.gaps(queues.slice(i, i + QUEUES_AT_ONCE))));
    }
    return rows;
  }

  async gaps(queues) {
    const { plan, from, to } = this.asked();
    const span = `from: "${from}", to: "${to}"`;
    const fields = queues.map(
      ({ id }) => `q${id}: coverage(queueId: "${id}", ${span}) { understaffedMinutes overstaffedMinutes }`,
    );
    const answer = plan
      ? (await ask(`query ($id: ID!) { schedule(id: $id) { ${fields.join(' ')} } }`, { id: plan.id }))
          .schedule
      : await ask(`query { ${fields.join(' ')} }`);
    return queues.map((queue) => ({ queue, ...answer[`q${queue.id}`] }));
  }

  columns() {
    const hours = (minutes) => `${(minutes / 60).toFixed(1)} h`;
    return [
      { name: 'Queue', header: true, cell: ({ queue }) => queue.name },
      { name: 'Short', numeric: true, cell: ({ understaffedMinutes }) => hours(understaffedMinutes) },
      { name: 'Over', numeric: true, cell: ({ overstaffedMinutes }) => hours(overstaffedMinutes) },
      {
        name: 'Curve',
        cell: ({ queue }) =>
          h(
            'button',
            { 'aria-label': `Show ${queue.name}`, onclick: () => this.choose(`q${queue.id}`) },
            'Show',
          ),
      },
    ];
  }
}

const NEXT = 'Make a forecast, calculate the staffing and publish it; then this curve appears.';
const shortestFirst = (a, b) => b.understaffedMinutes - a.understaffedMinutes;
