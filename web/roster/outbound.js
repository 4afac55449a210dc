import { ask } from '/api.js';
import { empty, h } from '/dom.js';
import { facts } from '/figures.js';
import { OUTBOUND_OF } from '/roster/queries.js';
import { table } from '/table.js';

export const CAUSES = {
  NO_SURPLUS: 'no agents to spare: inbound comes first',
  WINDOW_CLOSED: 'calling is not allowed',
  NO_CERTIFIED_AGENT: 'nobody certified is free',
  CAP: 'no more calls a person are allowed',
};
/** Smaller ones come from rounding. */
const LEAST_HOURS = 0.05;

/** Hours of calling wanted and rostered by called zone, with the causes of what is missing. */
export async function outboundOf({ plan, campaign, from, to }) {
  const answer = plan
    ? await ask(OUTBOUND_OF.plan, { id: plan.id })
    : await ask(OUTBOUND_OF.published, { campaignId: campaign.id, from, to });
  const rows = addedUp(
    (plan ? answer.schedule.outboundDelivery : answer.outboundHours).filter(
      ({ campaignId }) => campaignId === campaign.id,
    ),
  );
  if (rows.length === 0)
    return {
      content: empty(
        `No roster of these days has calls of ${campaign.name}. Generate one: calls are planned with it.`,
      ),
    };
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  const [wanted, delivered] = [sum((row) => row.wantedHours), sum((row) => row.deliveredHours)];
  return {
    totals: facts([
      [`${wanted.toFixed(1)} h`, 'of calling wanted', 'in the planning periods of these days'],
      [`${delivered.toFixed(1)} h`, 'rostered'],
      [`${Math.max(0, wanted - delivered).toFixed(1)} h`, 'missing'],
    ]),
    content: deliveryTable(rows, campaign.name),
  };
}

/** The days may touch two periods: what they want and have of a zone is one line. */
function addedUp(rows) {
  const zones = new Map();
  for (const row of rows) {
    const known = zones.get(row.calledZoneId);
    if (!known) {
      zones.set(row.calledZoneId, { ...row });
      continue;
    }
    known.wantedHours += row.wantedHours;
    known.deliveredHours += row.deliveredHours;
    known.shortfalls = [...known.shortfalls, ...row.shortfalls];
  }
  return [...zones.values()];
}

const deliveryTable = (rows, name) =>
  table({
    caption: `Hours of ${name} by called zone`,
    className: 'tall',
    columns: [
      { name: 'Called zone', header: true, cell: ({ jurisdiction, zone }) => `${jurisdiction}, ${zone}` },
      { name: 'Wanted', numeric: true, cell: ({ wantedHours }) => `${wantedHours.toFixed(1)} h` },
      { name: 'Rostered', numeric: true, cell: ({ deliveredHours }) => `${deliveredHours.toFixed(1)} h` },
      {
        name: 'Share',
        cell: ({ wantedHours, deliveredHours, zone }) =>
          h('meter', {
            max: Math.max(wantedHours, deliveredHours, 1),
            value: deliveredHours,
            'aria-label': `Rostered of wanted, ${zone}`,
          }),
      },
      {
        name: 'Missing because',
        text: true,
        cell: ({ shortfalls }) => causesInWords(shortfalls) || 'nothing is missing',
      },
    ],
    rows,
  });

export function causesInWords(shortfalls) {
  const hours = new Map();
  for (const { cause, hours: some } of shortfalls) hours.set(cause, (hours.get(cause) ?? 0) + some);
  return [...hours]
    .filter(([, sum]) => sum >= LEAST_HOURS)
    .map(
      ([cause, sum]) => `${sum.toFixed(1)} h: ${CAUSES[cause] ?? cause.toLowerCase().replaceAll('_', ' ')}`,
    )
    .join('; ');
}
