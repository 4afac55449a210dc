const [WIDTH, HEIGHT, ROOM] = [340, 90, 4];
const SVG = 'http://www.w3.org/2000/svg';

const make = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
};

/** How far the best roster is from what no roster can beat, or null. */
export const gapOf = (score, bound) =>
  score === null || bound === null || score <= 0 ? null : Math.max(0, (score - bound) / score);

/** The cost of the best roster (a line) above what none can beat (dashed) while a search goes on. `points`: { seconds, bestScore, bound }. */
export function scoreCurve(points) {
  const known = points.filter(({ bestScore }) => bestScore !== null);
  const svg = make('svg', { class: 'score-curve', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' });
  svg.setAttribute('aria-label', inWords(known));
  if (known.length === 0) return svg;
  const longest = Math.max(1, known.at(-1).seconds);
  const most = Math.max(...known.map(({ bestScore }) => bestScore));
  const least = Math.min(...known.map(({ bestScore, bound }) => Math.min(bestScore, bound ?? bestScore)));
  const x = (seconds) => ROOM + (seconds / longest) * (WIDTH - 2 * ROOM);
  const y = (value) => HEIGHT - ROOM - ((value - least) / Math.max(1e-9, most - least)) * (HEIGHT - 2 * ROOM);
  const path = (of) => {
    const steps = known.filter((point) => (of(point) ?? null) !== null);
    return steps
      .map((point, i) => `${i === 0 ? `M${x(point.seconds)}` : `H${x(point.seconds)}`} V${y(of(point))}`)
      .join(' ');
  };
  const line = (of, colour, dash) =>
    make('path', {
      d: path(of).replace(/^M(\S+) V(\S+)/, 'M$1 $2'),
      fill: 'none',
      stroke: `var(${colour})`,
      'stroke-width': 2,
      ...(dash ? { 'stroke-dasharray': dash } : {}),
    });
  svg.append(
    line(({ bestScore }) => bestScore, '--inbound'),
    line(({ bound }) => bound, '--wanted', '6 4'),
  );
  return svg;
}

function inWords(points) {
  if (points.length === 0) return 'No roster yet';
  const [first, last] = [points[0], points.at(-1)];
  const bound =
    last.bound === null || last.bound === undefined
      ? ''
      : `; none can cost less than ${Math.round(last.bound)}`;
  return `Cost from ${Math.round(first.bestScore)} to ${Math.round(last.bestScore)} in ${Math.round(last.seconds)} seconds${bound}`;
}
