const money = (amount, currency) =>
  `${Math.round(amount).toLocaleString('en')}${currency === null ? '' : ` ${currency}`}`;

const PREMIUMS = [
  ['night', 'nights'],
  ['weekend', 'weekends'],
  ['holiday', 'holidays'],
  ['overtime', 'overtime'],
  ['missedPauses', 'missed pauses'],
];

/** What a roster's paid time costs, and how that stands to its budgets: [value, name, note]. */
export function costFacts(cost, sites) {
  const { currency, total, unpaidAgents, budgets } = cost;
  const premiums = PREMIUMS.filter(([part]) => cost[part] > 0)
    .map(([part, name]) => `${money(cost[part], null)} for ${name}`)
    .join(', ');
  const uncounted = unpaidAgents > 0 ? `${unpaidAgents} agents’ pay is not known` : '';
  const notes = [premiums && `of it ${premiums}`, uncounted].filter(Boolean).join('; ');
  return [
    [money(total, currency), 'labour cost', notes || null],
    ...budgets.map(({ siteId, amount, spent }) => {
      const whose = sites.find(({ id }) => id === siteId)?.name ?? 'everybody';
      const over = spent - amount;
      return [
        over > 0 ? `✕ ${money(over, currency)} over` : `✓ ${money(-over, currency)} left`,
        `budget of ${whose}`,
        `${money(spent, null)} of ${money(amount, currency)}`,
      ];
    }),
  ];
}
