import { plain, STATUSES, statusWords, URGENCY } from '/board/words.js';

const byName = (a, b) => a.agentName.localeCompare(b.agentName) || a.agentCode.localeCompare(b.agentCode);
const since = (row) => Date.parse(row.statusSince);
const rank = (row) => URGENCY.indexOf(row.status);

export const SORTS = {
  alarm: {
    text: 'Oldest alarm',
    compare: (a, b) =>
      Number(b.alarm) - Number(a.alarm) ||
      (a.alarm ? since(a) - since(b) : rank(a) - rank(b)) ||
      byName(a, b),
  },
  name: { text: 'Name', compare: byName },
  since: { text: 'Longest so', compare: (a, b) => since(a) - since(b) || byName(a, b) },
};

/** The agents of a board, as they were told last. */
export class Rows {
  byId = new Map();
  total = null;

  /** Takes a message in; gives the rows on which an alarm is new. */
  apply({ rows, gone, total }) {
    this.total = total;
    const alarmed = [];
    for (const row of rows) {
      if (row.alarm && !this.byId.get(row.agentId)?.alarm) alarmed.push(row);
      this.byId.set(row.agentId, row);
    }
    for (const id of gone) this.byId.delete(id);
    return alarmed;
  }

  get isWhole() {
    return this.total !== null && this.byId.size >= this.total;
  }

  get lastNews() {
    let last = -Infinity;
    for (const { asOf } of this.byId.values()) last = Math.max(last, Date.parse(asOf));
    return last;
  }

  counts() {
    const counts = Object.fromEntries(URGENCY.map((status) => [status, 0]));
    for (const { status } of this.byId.values()) counts[status] += 1;
    return counts;
  }

  /** Those that fit the search (every word of it) and the chosen statuses, sorted. */
  shown({ search, statuses, sort }) {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (row) => {
      if (statuses.size > 0 && !statuses.has(row.status)) return false;
      const text = `${row.agentName} ${row.agentCode} ${statusWords(row)} ${plain(row.state)}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    return [...this.byId.values()].filter(fits).sort((SORTS[sort] ?? SORTS.alarm).compare);
  }

  alarms() {
    return [...this.byId.values()].filter(({ alarm }) => alarm).sort((a, b) => since(a) - since(b));
  }
}

export const toneOf = ({ status }) => STATUSES[status].tone;
