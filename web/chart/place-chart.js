import uPlot from '/vendor/uplot/uPlot.esm.js';
import { namedAxis } from '/chart/axes.js';
import { CHART_FONT, CHART_HEIGHT, chartFrame } from '/chart/frame.js';
import { colour } from '/chart/legend.js';

/**
 * Lines and bars over named places: times of day, months. `lines` are { name, values, colour, dash, width, fill, bars };
 * `format` writes a value of the axis, `say(index)` one place in words.
 */
export function placeChart({ label, names, lines, format, say, unit }) {
  const places = names.map((_, i) => i);
  const plot = (canvas, tell) => {
    const options = optionsOf({ names, lines, format, unit }, canvas.clientWidth);
    options.hooks = { setCursor: [({ cursor }) => tell(cursor.idx)] };
    return new uPlot(options, [places, ...lines.map(({ values }) => values)], canvas);
  };
  return chartFrame({
    label,
    items: lines,
    keys: { count: names.length, page: 4 },
    say: (i) => (i === null ? 'Point at the chart, or use the arrow keys, to read a place.' : say(i)),
    plot,
  }).element;
}

function optionsOf({ names, lines, format, unit }, width) {
  const isNarrow = width < 560;
  const grid = { stroke: colour('--line'), width: 1 };
  const axis = { stroke: colour('--quiet'), font: CHART_FONT, labelFont: CHART_FONT, ticks: { show: false } };
  const isSigned = lines.some(({ values }) => values.some((value) => value < 0));
  return {
    width,
    height: CHART_HEIGHT,
    legend: { show: false },
    padding: [10, isNarrow ? 8 : 12, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: false, range: () => [-0.6, names.length - 0.4] },
      y: { range: (_, min, max) => [isSigned ? min * 1.1 : 0, max > 0 ? max * 1.08 : 1] },
    },
    axes: [
      { ...axis, grid: { show: false }, ...namedAxis(names, isNarrow), size: 30 },
      {
        ...axis,
        grid,
        values: (_, splits) => splits.map((value) => format(value, splits.at(-1))),
        size: isNarrow ? 42 : 50,
        label: isNarrow ? undefined : unit,
        labelSize: 20,
      },
    ],
    series: [{}, ...lines.map(seriesOf)],
  };
}

const seriesOf = ({ hidden, colour: name, width = 2, dash, fill, bars, small }) => ({
  show: !hidden,
  stroke: colour(name),
  width: bars ? 1 : width,
  dash,
  fill: fill || bars ? `${colour(name)}${bars ? '40' : '26'}` : undefined,
  paths: bars ? uPlot.paths.bars({ size: [0.7, 44] }) : undefined,
  points: bars ? { show: false } : { show: true, size: small ? 3 : 5, fill: colour(name) },
});
