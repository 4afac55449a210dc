import { placeChart } from '/chart/place-chart.js';
import { percent, signedPercent } from '/figures.js';

/** By interval of the day: the error as bars, what chance alone would miss as a line, the bias as a dashed one. */
export function accuracyBars(queue, { byIntervalOfDay }) {
  const names = byIntervalOfDay.map(({ time }) => time.slice(0, 5));
  const values = (name) => byIntervalOfDay.map(({ figures }) => figures[name] ?? null);
  const say = (i) => {
    const { figures } = byIntervalOfDay[i];
    return `${names[i]}: off by ${percent(figures.wape)}, ${percent(figures.noiseFloor)} chance alone, bias ${signedPercent(figures.bias)}`;
  };
  return placeChart({
    label: `Error of ${queue.name} by time of day`,
    names,
    say,
    format: (value) => `${Math.round(value * 100)} %`,
    lines: [
      { name: 'Off (WAPE)', colour: '--inbound', bars: true, values: values('wape') },
      { name: 'Chance alone', colour: '--ink', dash: [2, 3], values: values('noiseFloor') },
      { name: 'Bias', colour: '--wanted', dash: [8, 3], values: values('bias') },
    ],
  });
}
