import { ask } from '/api.js';
import { SHIFTS } from '/roster/queries.js';

/** As many as the server gives at a time. */
const PAGE = 200;
const WAIT_MS = 40;

/**
 * The shifts of some days, asked for by the agents that are shown, a few requests at a time. `plan` is the id of a
 * roster or null for what is published; `detail` is "bars" with activities or "times" without. `loaded(agentIds)` and
 * `failed(error)` tell what became of it.
 */
export class ShiftStore {
  shifts = new Map();
  asked = new Set();
  waiting = [];
  timer = null;
  isClosed = false;

  constructor({ plan, detail, from, to, loaded, failed }) {
    Object.assign(this, { plan, detail, from, to, loaded, failed });
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    /** So many agents hardly ever have more shifts than a page holds. */
    this.atOnce = Math.max(4, Math.min(50, Math.floor(PAGE / days)));
  }

  get(agentId) {
    return this.shifts.get(agentId);
  }

  want(agentIds) {
    const fresh = agentIds.filter((id) => !this.asked.has(id));
    if (fresh.length === 0) return;
    // Who has been scrolled past before they were asked for is not asked for.
    for (const id of this.waiting) this.asked.delete(id);
    const wanted = new Set([...agentIds.filter((id) => this.waiting.includes(id)), ...fresh]);
    this.waiting = [...wanted];
    for (const id of this.waiting) this.asked.add(id);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), WAIT_MS);
  }

  send() {
    const ids = this.waiting;
    this.waiting = [];
    for (let i = 0; i < ids.length; i += this.atOnce) this.load(ids.slice(i, i + this.atOnce));
  }

  async load(agentIds) {
    try {
      const found = new Map(agentIds.map((id) => [id, []]));
      for (const shift of await this.read(agentIds)) found.get(shift.agentId)?.push(shift);
      if (this.isClosed) return;
      for (const [id, shifts] of found) this.shifts.set(id, shifts.sort(byStart));
      this.loaded(agentIds);
    } catch (error) {
      for (const id of agentIds) this.asked.delete(id);
      if (!this.isClosed) this.failed(error);
    }
  }

  read(agentIds) {
    return this.readAll(this.detail, { agentIds });
  }

  async readAll(detail, variables) {
    const all = [];
    for (let after = null, more = true; more;) {
      const page = await this.page(detail, { ...variables, first: PAGE, after });
      all.push(...page.nodes);
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
    }
    return all;
  }

  async page(detail, variables) {
    const { from, to, plan } = this;
    const answer = await ask(SHIFTS[plan ? 'plan' : 'published'][detail], {
      from,
      to,
      ...(plan ? { id: plan } : {}),
      ...variables,
    });
    return plan ? answer.schedule.shifts : answer.shifts;
  }

  /** How many shifts start on these days for agents of a place. */
  async count({ from, to, siteId, teamId }) {
    return (await this.page('count', { from, to, siteId, teamId, first: 1 })).totalCount;
  }

  /** By agent: when the first shift of the days starts. */
  async firstStarts({ siteId, days }) {
    const shifts = await this.readAll('times', { siteId, from: days[0], to: days.at(-1) });
    const starts = new Map();
    for (const { agentId, start } of shifts) if (!(starts.get(agentId) <= start)) starts.set(agentId, start);
    return starts;
  }

  /** Asks again for these, as after a change; what is there stays until the answer comes. */
  again(agentIds) {
    const known = agentIds.filter((id) => this.shifts.has(id));
    for (let i = 0; i < known.length; i += this.atOnce) this.load(known.slice(i, i + this.atOnce));
  }

  /** Whose shifts these are, of those that are known. */
  agentsOf(shiftIds) {
    const ids = new Set(shiftIds);
    return [...this.shifts]
      .filter(([, shifts]) => shifts.some(({ id }) => ids.has(id)))
      .map(([agentId]) => agentId);
  }

  close() {
    this.isClosed = true;
    clearTimeout(this.timer);
  }
}

const byStart = (a, b) => Date.parse(a.start) - Date.parse(b.start);
