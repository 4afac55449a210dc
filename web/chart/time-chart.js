import uPlot from '/vendor/uplot/uPlot.esm.js';
import { timeAxis } from '/chart/axes.js';
import { CHART_FONT, CHART_HEIGHT, chartFrame } from '/chart/frame.js';
import { colour } from '/chart/legend.js';
import { drawMarks } from '/chart/marks.js';

/**
 * Lines over time on the wall clock of a zone.
 * - `times`, `at`: the intervals of a grid (see grid.js); `minutes`: their length; `span`: what the axis reaches over.
 * - `lines`: { name, values, colour, dash, width, dots, step, scale, fill }; `bands`: { name, low, high, colour, alpha }.
 * - `marks`: { kind, start, end, text, name }, under the lines; `setMarks` puts others in their place. `axes`: { scale, label, side }, the first of the bands.
 * - `say(index)`: one interval in words; `say(null)`: what is said of none.
 * - `height` in pixels, if not the usual one.
 * - `onRange({ start, end })`: a stretch was chosen, by dragging or with the keys.
 */
export function timeChart(chart) {
  const { label, times, minutes, lines, bands = [], say, onRange } = chart;
  let range = null;
  let marks = [];
  const select = (chosen) => {
    range = chosen;
    if (frame.plot()) showRange(frame.plot(), range);
  };
  const choose = onRange && ((chosen) => (select(chosen), onRange(chosen)));
  const onStretch =
    choose && ((from, to) => choose({ start: times[from], end: times[to] + minutes * 60_000 }));
  const plot = (canvas, tell) => {
    const options = optionsOf({ ...chart, bands, marks }, canvas.clientWidth);
    options.hooks.setCursor = [({ cursor }) => tell(cursor.idx)];
    options.hooks.ready = [(u) => range && showRange(u, range)];
    if (choose) options.hooks.setSelect = [(u) => dragged(u, chart, choose)];
    return new uPlot(options, dataOf({ ...chart, bands }), canvas);
  };
  const keys = { count: times.length, page: Math.round(1440 / minutes), onStretch };
  const frame = chartFrame({
    label,
    items: [...lines, ...bands],
    keys,
    say,
    plot,
    height: chart.height,
  });
  const setMarks = (given) => {
    marks = given;
    frame.relist(marks);
    if (frame.plot()) frame.redraw();
  };
  if (chart.marks) setMarks(chart.marks);
  return { element: frame.element, select, setMarks, redraw: frame.redraw };
}

function dragged(u, { minutes, span }, choose) {
  if (u.select.width < 3) return;
  const step = minutes * 60_000;
  const at = (left) => u.posToVal(left, 'x') * 1000;
  const start = Math.floor(at(u.select.left) / step) * step;
  const end = Math.ceil(at(u.select.left + u.select.width) / step) * step;
  choose({ start: Math.max(span.start, start), end: Math.min(span.end, end) });
}

function showRange(u, range) {
  if (range === null) return u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  const { start, end } = range;
  const left = Math.max(0, u.valToPos(start / 1000, 'x'));
  const right = Math.min(u.over.clientWidth, u.valToPos(end / 1000, 'x'));
  return u.setSelect({ left, width: Math.max(0, right - left), top: 0, height: u.over.clientHeight }, false);
}

function dataOf({ times, at, lines, bands }) {
  const closed = (values) => values.map((value, i) => (at[i].closes ? values[i - 1] : value));
  const edges = bands.flatMap(({ high, low }) => [closed(high), closed(low)]);
  const values = lines.map((line) => (line.step ? closed(line.values) : line.values));
  return [times.map((time) => time / 1000), ...edges, ...values];
}

function optionsOf({ zone, span, times, lines, bands, marks, axes, onRange, height = CHART_HEIGHT }, width) {
  const isNarrow = width < 560;
  const grid = { stroke: colour('--line'), width: 1 };
  const axis = { stroke: colour('--quiet'), font: CHART_FONT, labelFont: CHART_FONT, ticks: { show: false } };
  const drag = onRange ? { x: true, y: false, setScale: false } : { x: false, y: false };
  return {
    width,
    height,
    legend: { show: false },
    padding: [20, isNarrow ? 8 : 12, 0, 0],
    cursor: { y: false, drag, points: { size: 6 } },
    scales: {
      x: { range: () => [span.start / 1000, span.end / 1000] },
      ...Object.fromEntries(axes.map(({ scale }) => [scale, { range: fromZero }])),
    },
    axes: [
      { ...axis, grid, ...timeAxis(span, zone, isNarrow), size: isNarrow ? 42 : 30 },
      ...axes.map(({ scale, label, side = 3 }, i) => ({
        ...axis,
        scale,
        side,
        label: isNarrow ? undefined : label,
        labelSize: 20,
        size: isNarrow ? 36 : 44,
        grid: i === 0 ? grid : { show: false },
      })),
    ],
    bands: bands.map((band, i) => ({
      series: [1 + 2 * i, 2 + 2 * i],
      fill: band.hidden ? 'transparent' : `${colour(band.colour)}${band.alpha}`,
    })),
    series: [
      {},
      ...bands.flatMap((band) => [edge(band, axes), edge(band, axes)]),
      ...lines.map((line) => seriesOf(line, axes, Math.min(5, Math.max(2.5, (1.5 * width) / times.length)))),
    ],
    hooks: { drawClear: [(u) => drawMarks(u, marks, { zone, span })] },
  };
}

const edge = ({ step, hidden }, axes) => ({
  scale: axes[0].scale,
  show: !hidden,
  stroke: 'transparent',
  paths: step ? uPlot.paths.stepped({ align: 1 }) : undefined,
  points: { show: false },
});

const seriesOf = ({ scale, hidden, colour: name, width = 2, dash, fill, dots, step }, axes, dotSize) => ({
  scale: scale ?? axes[0].scale,
  show: !hidden,
  stroke: colour(name),
  width,
  dash,
  fill: fill ? `${colour(name)}26` : undefined,
  paths: dots ? () => null : step ? uPlot.paths.stepped({ align: 1 }) : undefined,
  points: dots ? { show: true, size: dotSize, fill: colour(name) } : { show: false },
});

const fromZero = (_, __, max) => [0, max > 0 ? max * 1.08 : 1];
