import { generateProblem } from '../../dist/src/scheduling/engine/generate-problem.js';
import { solve } from '../../dist/src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../../dist/src/scheduling/solver/calling-hours.loader.js';
import { localDate, localTimeOf, toInstant, localTime } from '../../dist/src/time/zoned-time.js';

const TUESDAY = localDate('2026-03-03');
const MONDAY = localDate('2026-03-02');
const STEPS = 6_000;
const ROWS = 22;
const [WIDTH, LEFT, RIGHT, TOP, ROW] = [920, 64, 20, 232, 17];
const CURVE = { top: 84, height: 116 };
const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
/** As on the page: a colour, and a letter for who sees none. */
const KINDS = {
  inbound: { colour: '#0072b2', text: 'inbound' },
  outbound: { colour: '#e69f00', text: 'outbound' },
  break: { colour: '#c8ced6', text: 'break' },
  meal: { colour: '#9aa5b1', text: 'meal' },
  'off-phone': { colour: '#cc79a7', text: 'off the phone' },
};

/** A day of a solved roster: above, agents wanted and rostered on all queues; below, who does what when. */
export async function blendedDay() {
  const problem = generateProblem({
    agents: 40,
    weeks: 1,
    sites: 1,
    seed: 7,
    firstDate: MONDAY,
    callingHours: loadCallingHoursPacks(),
  });
  const { roster } = await solve(problem, { seed: 1, budget: { steps: STEPS } });
  const { zone } = problem.agents[0];
  const start = toInstant(TUESDAY, localTime('18:00'), zone);
  const end = start + 18 * HOUR_MS;
  const x = (at) => round(LEFT + ((at - start) / (end - start)) * (WIDTH - LEFT - RIGHT));
  const shifts = roster.shifts
    .filter((shift) => shift.start >= start && shift.end <= end)
    .sort((a, b) => a.start - b.start || Number(a.agentId) - Number(b.agentId))
    .slice(0, ROWS);
  const parts = [
    ...axis(x, start, end, zone, shifts.length),
    ...curves(problem, roster, { x, start, end }),
    ...bars(shifts, x),
  ];
  const height = TOP + shifts.length * ROW + 40;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif">`,
    '<defs><pattern id="calling" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#e69f00"/><rect width="2" height="6" fill="#c98900"/></pattern></defs>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    text(12, 26, 'A night of blended work, as the engine rosters it', { size: 16, weight: 'bold' }),
    text(
      12,
      46,
      `Agents of ${zone} answer a bank’s callers first; what is left over calls out in open windows. Made-up people and calls.`,
      { fill: '#555' },
    ),
    ...legend(),
    ...parts,
    '</svg>',
  ].join('\n');
}

const round = (value) => Math.round(value * 10) / 10;
const text = (at, y, content, { size = 12, weight = 'normal', fill = '#333', anchor = 'start' } = {}) =>
  `<text x="${round(at)}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${content}</text>`;
const fillOf = (kind) => (kind === 'outbound' ? 'url(#calling)' : KINDS[kind].colour);

function legend() {
  return Object.entries(KINDS).flatMap(([kind, { text: name }], at) => [
    `<rect x="${12 + at * 110}" y="56" width="14" height="12" fill="${fillOf(kind)}"/>`,
    text(32 + at * 110, 67, name),
  ]);
}

function axis(x, start, end, zone, rows) {
  const lines = [];
  const bottom = TOP + rows * ROW;
  for (let at = start; at <= end; at += 2 * HOUR_MS) {
    lines.push(`<line x1="${x(at)}" x2="${x(at)}" y1="${CURVE.top}" y2="${bottom}" stroke="#e2e2e2"/>`);
    lines.push(text(x(at), bottom + 18, localTimeOf(at, zone), { anchor: 'middle' }));
  }
  return lines;
}

/** Agents on queues by quarter-hour, speed left aside. */
function curves({ queues, period }, { shifts }, { x, start, end }) {
  const wanted = [];
  const there = [];
  for (let at = start; at < end; at += QUARTER_MS) {
    const slot = Math.round((at - period.span.start) / QUARTER_MS);
    wanted.push(queues.reduce((sum, { target }) => sum + (target[slot] ?? 0), 0));
    const on = ({ kind, start: from, end: to }) => kind === 'inbound' && from <= at && at < to;
    there.push(shifts.filter(({ activities }) => activities.some(on)).length);
  }
  const most = Math.max(...wanted, ...there);
  const y = (value) => round(CURVE.top + CURVE.height * (1 - value / most));
  const path = (values) =>
    values
      .map(
        (value, at) =>
          `${at === 0 ? 'M' : 'L'}${x(start + at * QUARTER_MS)} ${y(value)}H${x(start + (at + 1) * QUARTER_MS)}`,
      )
      .join('');
  const base = CURVE.top + CURVE.height;
  return [
    text(12, CURVE.top + 12, `${Math.round(most)}`),
    text(12, base, '0'),
    `<path d="${path(there)}V${base}H${x(start)}Z" fill="#0072b2" fill-opacity="0.18"/>`,
    `<path d="${path(there)}" fill="none" stroke="#0072b2" stroke-width="1.6"/>`,
    `<path d="${path(wanted)}" fill="none" stroke="#b35900" stroke-width="1.8" stroke-dasharray="6 3"/>`,
    text(WIDTH - RIGHT, CURVE.top - 4, 'agents on queues: wanted (dashed) and rostered', {
      anchor: 'end',
      fill: '#555',
    }),
  ];
}

function bars(shifts, x) {
  return shifts.flatMap(({ agentId, activities }, row) => {
    const y = TOP + row * ROW;
    const blocks = activities.map(({ kind, start, end }) => {
      const width = round(x(end) - x(start));
      return `<rect x="${x(start)}" y="${y}" width="${width}" height="${ROW - 4}" fill="${fillOf(kind)}"/>`;
    });
    return [text(12, y + 11, agentId, { size: 11 }), ...blocks];
  });
}
