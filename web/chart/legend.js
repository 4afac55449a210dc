import { h } from '/dom.js';

export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** What the lines and bands are; each can be left out. Samples have the dash of their line, so colour alone says nothing. */
export function legend(items, marks, toggle) {
  const buttons = items.map((item) => {
    const button = h(
      'button',
      {
        class: 'key',
        'aria-pressed': String(!item.hidden),
        onclick: () => {
          const isShown = button.getAttribute('aria-pressed') !== 'true';
          button.setAttribute('aria-pressed', String(isShown));
          toggle(item.name, isShown);
        },
      },
      sample(item),
      item.name,
    );
    return h('li', {}, button);
  });
  const kinds = [...new Map(marks.filter(({ name }) => name).map((mark) => [mark.name, mark])).values()];
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Legend: what is shown' },
    buttons,
    kinds.map(({ kind, name }) => h('li', {}, h('i', { class: `swatch ${kind}` }), name)),
  );
}

function sample({ colour: name, dash, width = 2, dots, low, alpha, fill, bars }) {
  const element = (tag, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = element('svg', { width: 28, height: 12, 'aria-hidden': 'true' });
  const stroke = `var(${name})`;
  if (bars) {
    const bar = { fill: stroke, 'fill-opacity': 0.25, stroke, width: 6 };
    for (const [x, height] of [
      [2, 7],
      [11, 11],
      [20, 5],
    ])
      svg.append(element('rect', { ...bar, x, y: 12 - height, height }));
  } else if (low)
    svg.append(
      element('rect', { width: 28, height: 12, fill: stroke, 'fill-opacity': parseInt(alpha, 16) / 255 }),
    );
  else if (dots)
    for (const cx of [4, 14, 24]) svg.append(element('circle', { cx, cy: 6, r: 2.5, fill: stroke }));
  else {
    if (fill) svg.append(element('rect', { y: 6, width: 28, height: 6, fill: stroke, 'fill-opacity': 0.15 }));
    const line = { x1: 0, x2: 28, y1: 6, y2: 6, stroke, 'stroke-width': width };
    svg.append(element('line', dash ? { ...line, 'stroke-dasharray': dash.join(' ') } : line));
  }
  return svg;
}
