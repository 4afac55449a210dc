import { placeChart } from '/chart/place-chart.js';
import { h } from '/dom.js';
import { facts, percent, rounded, signed, tenth } from '/figures.js';
import { table } from '/table.js';

const monthName = (month) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: '2-digit' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );

/** Heads needed against heads that are there, month by month. */
export function planResult(plan) {
  return [summary(plan), headsChart(plan), monthTable(plan), h('p', { class: 'note' }, basisInWords(plan))];
}

function summary({ months, assumptions: { ftePerHead } }) {
  const worst = months.reduce((least, month) => (month.gapFte < least.gapFte ? month : least), months[0]);
  const short = months.filter(({ gapFte }) => gapFte < 0);
  const most = months.reduce(
    (high, month) => (month.requiredHeads > high.requiredHeads ? month : high),
    months[0],
  );
  return facts([
    [rounded(most.requiredHeads), 'heads needed at most', `in ${monthName(most.month)}`],
    [String(short.length), short.length === 1 ? 'month is short' : 'months are short', `of ${months.length}`],
    worst.gapFte < 0 && [
      rounded(Math.ceil(-worst.gapFte / ftePerHead)),
      'practised heads missing at worst',
      `in ${monthName(worst.month)}`,
    ],
  ]);
}

function headsChart({ name, months, assumptions: { ftePerHead } }) {
  const heads = (fte) => fte / ftePerHead;
  const say = (i) => {
    const month = months[i];
    return `${monthName(month.month)}: ${month.requiredHeads} heads needed, ${tenth(heads(month.productiveFte))} there as practised heads, ${tenth(month.headsAtEnd)} employed at its end`;
  };
  return placeChart({
    label: `Heads needed and there by month, ${name}`,
    names: months.map(({ month }) => monthName(month)),
    unit: 'heads',
    format: (value) => String(value),
    say,
    lines: [
      {
        name: 'There, as practised heads',
        colour: '--inbound',
        bars: true,
        values: months.map(({ productiveFte }) => heads(productiveFte)),
      },
      { name: 'Needed', colour: '--wanted', values: months.map(({ requiredHeads }) => requiredHeads) },
      {
        name: 'Needed in the busiest week',
        colour: '--wanted',
        dash: [3, 4],
        width: 1.5,
        values: months.map(({ peakRequiredFte }) => heads(peakRequiredFte)),
      },
      {
        name: 'Employed at month end',
        colour: '--quiet',
        dash: [8, 3],
        width: 1.5,
        values: months.map(({ headsAtEnd }) => headsAtEnd),
      },
    ],
  });
}

const monthTable = ({ name, months }) =>
  table({
    caption: `${name}, by month`,
    className: 'tall',
    columns: [
      { name: 'Month', header: true, cell: ({ month }) => monthName(month) },
      { name: 'Contacts of the client', numeric: true, cell: ({ offered }) => rounded(offered) },
      { name: 'Heads needed', numeric: true, cell: ({ requiredHeads }) => requiredHeads },
      { name: 'FTE needed', numeric: true, cell: ({ requiredFte }) => tenth(requiredFte) },
      { name: 'in the busiest week', numeric: true, cell: ({ peakRequiredFte }) => tenth(peakRequiredFte) },
      { name: 'FTE there', numeric: true, cell: ({ productiveFte }) => tenth(productiveFte) },
      { name: 'Gap', numeric: true, cell: ({ gapFte }) => gapCell(gapFte) },
      { name: 'Join', numeric: true, cell: ({ joiners }) => (joiners > 0 ? tenth(joiners) : null) },
      { name: 'Leave', numeric: true, cell: ({ leavers }) => (leavers > 0 ? tenth(leavers) : null) },
      { name: 'Employed at its end', numeric: true, cell: ({ headsAtEnd }) => tenth(headsAtEnd) },
    ],
    rows: months,
  });

const gapCell = (gap) =>
  h(
    'span',
    { class: gap < 0 ? 'verdict-out' : 'verdict-in' },
    gap < 0 ? `✕ −${tenth(-gap)}` : `✓ +${tenth(gap)}`,
  );

const BASIS = {
  LEVEL: 'the level alone, as the history is shorter than eight weeks',
  TREND: 'level and trend; a season needs 60 weeks of history',
  TREND_AND_SEASON: 'level, trend and season',
};

function basisInWords({ basis, weeklyTrend, historyUntil, assumptions }) {
  const { averageHandleTimeSeconds, routedShare } = assumptions;
  return `From ${BASIS[basis]} (${signed(weeklyTrend)} contacts a week), history until the week of ${historyUntil}; handle time ${Math.round(averageHandleTimeSeconds)} s, our share ${percent(routedShare)}.`;
}
