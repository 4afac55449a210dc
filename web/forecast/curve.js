import { timeChart } from '/chart/time-chart.js';
import { facts, percent, rounded, signed, signedPercent, tenth } from '/figures.js';
import { foldedTable } from '/table.js';
import { clockOf, dayOf, shortDate } from '/zoned.js';

const BANDS = [
  { level: '0.95', name: '95 % range', alpha: '1f' },
  { level: '0.8', name: '80 % range', alpha: '33' },
];

/** The forecast, its ranges, what came, and what the layers changed; `showPreview` adds what a layer would change. */
export function forecastCurve(shown, onRange) {
  const { queue, at, times, minutes, span, first } = shown;
  const preview = {
    unlisted: true,
    hidden: true,
    colour: '--preview',
    dash: [2, 3],
    width: 3,
    step: true,
    values: [],
  };
  const chart = timeChart({
    label: `Forecast of ${queue.name} from ${shortDate(first)}`,
    zone: queue.zone,
    span,
    times,
    at,
    minutes,
    axes: [{ scale: 'y', label: `contacts in ${minutes} minutes` }],
    bands: bandsOf(at),
    lines: [...linesOf(at), preview],
    onRange,
    say: (i) => (i === null ? HOW_TO_READ(onRange) : inWords(times[i], at[i], queue.zone)),
  });
  /** `changes` of a layer that is not saved yet; none takes the line away. */
  const showPreview = (changes) => {
    const after = new Map(changes.map((change) => [Date.parse(change.start), change.after]));
    preview.values = times.map((time) => after.get(time) ?? null);
    preview.hidden = changes.length === 0;
    chart.redraw();
  };
  const { element, select, setMarks } = chart;
  return { element, select, setMarks, showPreview };
}

const valuesOf = (at, of) => at.map((row) => of(row) ?? null);

/** Of the levels that are known, as lists of low and high values. */
export const bandsOf = (at) =>
  BANDS.filter(({ level }) => at.some((row) => row.bands?.[level])).map((band) => ({
    ...band,
    colour: '--inbound',
    step: true,
    low: valuesOf(at, ({ bands }) => bands?.[band.level]?.low),
    high: valuesOf(at, ({ bands }) => bands?.[band.level]?.high),
  }));

function linesOf(at) {
  const hasLayers = at.some(({ offered, modelled }) => offered !== undefined && modelled !== offered);
  const before = { name: 'Before layers', colour: '--quiet', dash: [6, 4], width: 1.5, step: true };
  return [
    hasLayers && { ...before, values: valuesOf(at, (row) => row.modelled) },
    { name: 'Forecast', colour: '--inbound', step: true, values: valuesOf(at, (row) => row.offered) },
    { name: 'What came', colour: '--ink', dots: true, values: valuesOf(at, (row) => row.came) },
  ].filter(Boolean);
}

const HOW_TO_READ = (onRange) =>
  `Point at the chart, or use the arrow keys, to read an interval.${onRange ? ' Drag, or hold Shift, to choose a range.' : ''}`;

function inWords(at, { offered, modelled, bands, came }, zone) {
  const range = (level, name) =>
    bands?.[level] ? `${name}: ${tenth(bands[level].low)} to ${tenth(bands[level].high)}` : null;
  const ranges = [range('0.8', '80 %'), range('0.95', '95 %')].filter(Boolean).join(', ');
  const parts = [
    offered === undefined ? 'closed' : `${tenth(offered)} expected${ranges ? ` (${ranges})` : ''}`,
    offered !== undefined && modelled !== offered ? `${tenth(modelled)} before layers` : null,
    came === undefined ? null : `${rounded(came)} came`,
  ];
  return `${dayOf(at, zone)} ${clockOf(at, zone)}: ${parts.filter(Boolean).join(', ')}`;
}

/** What the week comes to, with the error that chance alone would make beside the error. */
export function totals({ at, errors, pairs, days, count }) {
  const sum = (of) => at.reduce((total, row) => total + (of(row) ?? 0), 0);
  const [expected, made] = [sum((row) => row.offered), sum((row) => row.modelled)];
  const missing = count - days.length;
  return facts([
    [rounded(expected), 'contacts expected', missing > 0 ? `${missing} days have no forecast` : null],
    made !== expected && [signed(expected - made), 'by layers', signedPercent((expected - made) / made)],
    pairs.length > 0 && [
      rounded(pairs.reduce((total, { actual }) => total + actual, 0)),
      'came so far',
      `${rounded(pairs.reduce((total, { forecast }) => total + forecast, 0))} expected until then`,
    ],
    pairs.length > 0 && [
      percent(errors.wape),
      'off by interval (WAPE)',
      `${percent(errors.noiseFloor)} is chance alone`,
    ],
    pairs.length > 0 && [
      signedPercent(errors.bias),
      'bias',
      errors.bias > 0 ? 'forecast too high' : 'forecast too low',
    ],
  ]);
}

export function figuresTable({ queue, at, times, minutes }) {
  const rows = times
    .map((time, i) => ({ time, ...at[i] }))
    .filter((row) => row.offered !== undefined || row.came !== undefined);
  const edge =
    (level, side) =>
    ({ bands }) =>
      tenth(bands?.[level]?.[side]);
  return foldedTable('Figures as a table', () => ({
    caption: `Forecast of ${queue.name} by ${minutes} minutes, times of ${queue.zone}`,
    columns: [
      {
        name: 'Interval',
        header: true,
        cell: ({ time }) => `${dayOf(time, queue.zone)} ${clockOf(time, queue.zone)}`,
      },
      { name: 'Forecast', numeric: true, cell: ({ offered }) => tenth(offered) },
      { name: 'Before layers', numeric: true, cell: ({ modelled }) => tenth(modelled) },
      { name: '80 % from', numeric: true, cell: edge('0.8', 'low') },
      { name: '80 % to', numeric: true, cell: edge('0.8', 'high') },
      { name: '95 % from', numeric: true, cell: edge('0.95', 'low') },
      { name: '95 % to', numeric: true, cell: edge('0.95', 'high') },
      {
        name: 'Handle time, s',
        numeric: true,
        cell: ({ averageHandleTimeSeconds: seconds }) => rounded(seconds),
      },
      { name: 'Came', numeric: true, cell: ({ came }) => rounded(came) },
    ],
    rows,
  }));
}
