import { legend } from '/chart/legend.js';
import { chartKeys } from '/chart/keys.js';
import { h } from '/dom.js';

export const CHART_HEIGHT = 300;
export const CHART_FONT = '12px system-ui, sans-serif';

/**
 * What every chart has around it: a line that reads one place out, the keys that move along the places, a legend that
 * leaves lines out, and redrawing when the width or the colours change. `plot(canvas, tell)` draws and gives the plot;
 * `say(index)` is one place in words, `say(null)` what is said of none; `relist(marks)` explains other marks.
 */
export function chartFrame({ label, items, keys, say, plot, height = CHART_HEIGHT }) {
  const canvas = h('div', { class: 'canvas', style: { height: `${height}px` } });
  const readout = h('p', { class: 'readout', 'aria-hidden': true });
  let drawn = null;
  const tell = (index) => {
    readout.textContent = say(index ?? null);
    canvas.setAttribute('aria-valuetext', readout.textContent);
    if (typeof index === 'number') canvas.setAttribute('aria-valuenow', String(index));
  };
  const redraw = () => {
    drawn?.destroy();
    drawn = plot(canvas, tell);
  };
  chartKeys(canvas, label, keys, (index) => {
    drawn?.setCursor({ left: drawn.valToPos(drawn.data[0][index], 'x'), top: 10 }, false);
    tell(index);
  });
  tell(null);
  drawnInto(canvas, redraw);
  const toggle = (name, isShown) => {
    for (const item of items) if (item.name === name) item.hidden = !isShown;
    redraw();
  };
  const listed = items.filter(({ unlisted }) => !unlisted);
  const legendPlace = h('div');
  const relist = (marks) => legendPlace.replaceChildren(legend(listed, marks, toggle));
  relist([]);
  const element = h('div', { class: 'chart' }, readout, canvas, legendPlace);
  return { element, redraw, relist, plot: () => drawn };
}

/** Draws once the place has a width, and again when that or the colours change. */
function drawnInto(place, build) {
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === width || place.clientWidth === 0) return;
    width = place.clientWidth;
    build();
  }).observe(place);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const again = () => (place.isConnected ? build() : dark.removeEventListener('change', again));
  dark.addEventListener('change', again);
}
