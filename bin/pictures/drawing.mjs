import * as echarts from 'echarts';

/** Colours that colour-blind eyes tell apart (M. Okabe and K. Ito), on white. */
export const COLOURS = {
  forecast: '#0072b2',
  came: '#1a1a1a',
  update: '#d55e00',
  floor: '#009e73',
  quiet: '#767676',
  grid: '#e2e2e2',
};

const TEXT = { fontFamily: 'sans-serif', fontSize: 13, color: '#333' };

/** The picture as SVG; `subtitle` always says that the figures are made up. */
export function drawn({ title, subtitle, width = 920, height = 430, ...option }) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#fff',
    textStyle: TEXT,
    title: {
      text: title,
      subtext: `${subtitle} Made-up calls.`,
      left: 12,
      top: 8,
      textStyle: { ...TEXT, fontSize: 16, fontWeight: 'bold' },
      subtextStyle: { ...TEXT, color: '#555' },
    },
    grid: { left: 64, right: 28, top: 110, bottom: 44 },
    ...option,
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // What pages would style and listen to, numbered by how many pictures were drawn before.
  return svg
    .replaceAll(/ (ecmeta_[a-z_]+|class)="[^"]*"/g, '')
    .replaceAll(/\bzr\d+-/g, 'p-')
    .replaceAll(/<style[^]*?<\/style>\n?/g, '');
}

export function legend(...data) {
  return { data, left: 12, top: 58, itemGap: 18, itemWidth: 20, itemHeight: 10, textStyle: TEXT };
}

export function axis(name, more = {}) {
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: 42,
    nameTextStyle: TEXT,
    axisLabel: { ...TEXT, hideOverlap: true },
    splitLine: { lineStyle: { color: COLOURS.grid } },
    ...more,
  };
}

/** Intervals one after another; labels only where `labels` has one. */
export function intervals(labels, align = 'left') {
  return {
    type: 'category',
    data: labels.map((_, i) => i),
    boundaryGap: false,
    axisTick: { interval: (i) => labels[i] !== '', alignWithLabel: true },
    axisLabel: { ...TEXT, interval: (i) => labels[i] !== '', formatter: (_, i) => labels[i], align },
  };
}

/** The area between two lines, as a line without a stroke and the difference on it. */
export function band(name, lows, highs, colour, opacity) {
  const line = { type: 'line', stack: name, symbol: 'none', lineStyle: { opacity: 0 }, silent: true };
  return [
    { ...line, data: lows },
    {
      ...line,
      name,
      data: highs.map((high, i) => (high === null ? null : high - lows[i])),
      itemStyle: { color: colour, opacity },
      areaStyle: { color: colour, opacity },
    },
  ];
}
