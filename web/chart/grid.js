/**
 * Rows { start, ... } of several sources on one grid of intervals, in the order of time. Wherever they break off there
 * is a row that closes the last interval, and an empty one, so that no line runs through a night.
 */
export function onGrid(minutes, ...sources) {
  const step = minutes * 60_000;
  const rows = new Map();
  for (const source of sources) {
    for (const { start, ...values } of source) {
      const at = Date.parse(start);
      rows.set(at, { ...rows.get(at), ...values });
    }
  }
  const times = [...rows.keys()].sort((a, b) => a - b);
  const all = times.flatMap((time, i) => {
    const row = { time, row: rows.get(time) };
    if (times[i + 1] === time + step) return [row];
    return [row, { time: time + step, row: { closes: true } }, { time: time + step + 1, row: {} }];
  });
  return { times: all.map(({ time }) => time), at: all.map(({ row }) => row) };
}

/** Counts of narrower intervals, by the names of `counts`, added up to those of a grid; one with a part missing is left out. */
export function widened(rows, minutes, counts = ['offered']) {
  const step = minutes * 60_000;
  const starts = rows.map(({ start }) => Date.parse(start));
  const own = starts.slice(1).reduce((least, at, i) => Math.min(least, at - starts[i]), step);
  if (own >= step) return rows;
  const parts = new Map();
  rows.forEach((row, i) => {
    const at = Math.floor(starts[i] / step) * step;
    parts.set(at, [...(parts.get(at) ?? []), row]);
  });
  const sum = (all, name) => all.reduce((total, row) => total + row[name], 0);
  return [...parts]
    .filter(([, all]) => all.length * own === step)
    .map(([at, all]) => ({
      start: new Date(at).toISOString(),
      ...Object.fromEntries(counts.map((name) => [name, sum(all, name)])),
    }));
}
