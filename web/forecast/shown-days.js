import { ask } from '/api.js';
import { onGrid, widened } from '/chart/grid.js';
import { errorsOf } from '/figures.js';
import { addDays, dateOf, daysFrom, midnight } from '/zoned.js';
import { DAYS_IN_FORCE, DAYS_OF_VERSION } from '/forecast/queries.js';

/**
 * Some days of a queue: the forecast that holds on each, or the version that was asked for, and what came. `at` are the
 * intervals of `times`: { offered, modelled, bands, came }; `inForce` the numbers of the versions that hold.
 */
export async function loadDays({ queue, first, count, version }) {
  const span = { start: midnight(first, queue.zone), end: midnight(addDays(first, count), queue.zone) };
  const asked = {
    queueId: queue.id,
    from: first,
    to: addDays(first, count - 1),
    start: new Date(span.start).toISOString(),
    end: new Date(span.end).toISOString(),
  };
  const { days, callHistory, inForce } = version
    ? await ofVersion(asked, version, queue)
    : await inForceOn(asked);
  const minutes =
    Math.max(...days.map(({ forecast }) => forecast.intervalMinutes), 0) || widthOf(callHistory);
  const came = widened(callHistory, minutes).map(({ start, offered }) => ({ start, came: offered }));
  const rows = days.flatMap((day) => widened(day.rows, minutes, ['offered', 'modelled']).map(withBands));
  const { times, at } = onGrid(minutes, rows, came);
  const pairs = at
    .filter(({ offered, came }) => offered !== undefined && came !== undefined)
    .map(({ offered, came }) => ({ forecast: offered, actual: came }));
  return { queue, first, count, span, minutes, days, inForce, times, at, errors: errorsOf(pairs), pairs };
}

async function inForceOn(asked) {
  const { forecastInForce: days, callHistory } = await ask(DAYS_IN_FORCE, asked);
  return { days, callHistory, inForce: days.map(({ forecast }) => forecast) };
}

async function ofVersion(asked, id, { zone }) {
  const { forecast, forecastRows, forecastInForce, callHistory } = await ask(DAYS_OF_VERSION, {
    ...asked,
    id,
  });
  if (forecast.queueId !== asked.queueId) return inForceOn(asked);
  const covered = daysFrom(forecast.fromDate, forecast.days);
  const days = covered
    .filter((date) => asked.from <= date && date <= asked.to)
    .map((date) => {
      const isOn = ({ start }) => dateOf(Date.parse(start), zone) === date;
      return { date, forecast, rows: forecastRows.filter(isOn) };
    });
  return { days, callHistory, inForce: forecastInForce.map((day) => day.forecast) };
}

function withBands({ intervals, ...row }) {
  const bands = Object.fromEntries((intervals ?? []).map(({ level, low, high }) => [level, { low, high }]));
  return { ...row, bands };
}

function widthOf(history) {
  const starts = history.slice(0, 50).map(({ start }) => Date.parse(start));
  const steps = starts.slice(1).map((at, i) => (at - starts[i]) / 60_000);
  return Math.min(30, ...steps);
}

/** The versions that hold on the days, each with the days of it that are shown. */
export function versionsOf({ days }) {
  const versions = new Map();
  for (const { date, forecast } of days) {
    const known = versions.get(forecast.id) ?? { ...forecast, dates: [] };
    known.dates.push(date);
    versions.set(forecast.id, known);
  }
  return [...versions.values()];
}

/** The version that holds over the whole of a range, or what to say where there is none. */
export function versionOver({ days, queue }, { start, end }) {
  const touched = days.filter(
    ({ date }) => midnight(date, queue.zone) < end && start < midnight(addDays(date, 1), queue.zone),
  );
  const versions = versionsOf({ days: touched });
  if (versions.length === 0) return { refusal: 'No forecast reaches over this range. Make one first.' };
  if (versions.length > 1) {
    const parts = versions.map(({ version, dates }) => `version ${version} on ${dates.length} of its days`);
    return {
      refusal: `The range lies in ${versions.length} versions (${parts.join(', ')}). Choose a range inside one.`,
    };
  }
  return { version: versions[0] };
}
