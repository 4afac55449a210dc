import { Readable } from 'node:stream';
import { formatInstant } from '../../time/instant.js';
import { timeZone } from '../../time/zoned-time.js';
import { HistoryCollector } from './history-collector.js';
import { readMapping } from './mapping-schema.js';
import { type LayoutChoice, openLayout } from './open-layout.js';
import { type FileInterval } from './queue-intervals.js';
import { queueFinder } from './queues-of-file.js';

const KNOWN = [
  { id: 1, code: 'HELP', name: 'Help desk' },
  { id: 2, code: 'SALES', name: 'Sales' },
  { id: 3, code: 'c6fc6f57', name: 'Chat' },
];

interface Read {
  readonly lines: readonly string[];
  readonly collector: HistoryCollector;
}

/** What a file gives: `queue start offered/handled/abandoned aht`. Pieces of seven characters show that nothing hangs on chunks. */
async function read(
  content: string,
  choice: Partial<LayoutChoice> & {
    readonly zone?: string;
    readonly whole?: true;
    readonly dateOrder?: 'day-first';
  },
): Promise<Read> {
  const zone = timeZone(choice.zone ?? 'UTC');
  const bytes = Buffer.from(content);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
    bytes.subarray(i * 7, i * 7 + 7),
  );
  const file = { content: Readable.from(pieces), name: 'f', zone };
  const dated = choice.dateOrder === undefined ? file : { ...file, dateOrder: choice.dateOrder };
  const source = await openLayout(dated, { layout: 'plain', ...choice });
  const findQueue = queueFinder(choice.whole ? [{ name: null, queueId: 1 }] : [], KNOWN);
  const collector = new HistoryCollector({
    ...source,
    intervalMinutes: choice.intervalMinutes,
    zone,
    findQueue,
  });
  const found: FileInterval[] = [];
  for await (const batch of source.events) {
    for (const event of batch) collector.take(event);
    found.push(...collector.drain());
  }
  for (const drained of collector.finish()) found.push(...drained);
  return { lines: found.map(inWords), collector };
}

function inWords(interval: FileInterval): string {
  const { queueId, start, offered, handled, abandoned, averageHandleTimeSeconds: aht } = interval;
  const counts = [offered, handled, abandoned].map((count) => count ?? '-').join('/');
  return `${queueId} ${formatInstant(start).slice(0, 16)} ${counts} ${aht ?? '-'}`;
}

describe('the layout of Amazon Connect', () => {
  it('takes voice, with the average handle time', async () => {
    const { lines, collector } = await read(
      [
        'QueueName,QueueId,ChannelType,TimeStamp,IntervalDuration,IncomingContactVolume,AverageHandleTime,ContactsHandled',
        'Help desk,a,VOICE,2026-06-01T09:00:00Z,15mins,12,240.5,11',
        'Help desk,a,CHAT,2026-06-01T09:00:00Z,15mins,99,10,99',
        'Sales,b,VOICE,2026-06-01T09:15:00Z,15mins,0,0,0',
      ].join('\r\n'),
      { layout: 'amazon-connect' },
    );
    expect(lines).toEqual(['1 2026-06-01T09:00 12/11/- 240.5', '2 2026-06-01T09:15 0/0/- -']);
    expect([collector.intervalMinutes, collector.skippedRows]).toEqual([15, 1]);
  });

  it('refuses daily totals', async () => {
    const { collector } = await read(
      'QueueName,ChannelType,TimeStamp,IntervalDuration,IncomingContactVolume,AverageHandleTime,ContactsHandled\nSales,VOICE,2026-06-01T00:00:00Z,daily,900,200,890',
      { layout: 'amazon-connect' },
    );
    expect(collector.problems).toEqual([
      expect.objectContaining({ row: 2, column: 'IntervalDuration', value: 'daily' }),
    ]);
  });
});

describe('the layout of Genesys Cloud', () => {
  it('adds up skill sets and languages of an interval, and divides the total handle time', async () => {
    const { lines } = await read(
      [
        '\uFEFFInterval Start UTC Date,Queue,Media Type,Skill Set,Language,Offered,Interactions Handled,Total Handle Time (Seconds)',
        '2026-06-01T09:00:00Z,Sales,Voice,a|||b,en,6,5,900',
        '2026-06-01T09:15:00Z,Sales,Voice,a,en,1,1,100',
        '2026-06-01T09:00:00Z,Sales,Voice,a,fr,4,4,900',
        '2026-06-01T09:00:00Z,Sales,Chat,a,fr,4,4,900',
      ].join('\n'),
      { layout: 'genesys-cloud' },
    );
    expect(lines).toEqual(['2 2026-06-01T09:00 10/9/- 200', '2 2026-06-01T09:15 1/1/- 100']);
  });
});

describe('the layout of Calabrio, formerly Teleopti', () => {
  const row = (time: string, offered: number): string =>
    `30;20260601;${time};33;Sales;${offered};0;2;0;10;50;9;2000;500;20;9;4;8;0;0;1`;

  it('has no header and 21 columns, its times in the zone of the file', async () => {
    const { lines, collector } = await read([row('09:00', 12), row('09:30', 11)].join('\n'), {
      layout: 'teleopti',
      zone: 'Europe/Stockholm',
    });
    expect(lines).toEqual(['2 2026-06-01T07:00 12/10/2 250', '2 2026-06-01T07:30 11/10/2 250']);
    expect(collector.intervalMinutes).toBe(30);
  });

  it('names a row with another number of columns', async () => {
    const { collector } = await read(`${row('09:00', 12)}\n30;20260601;09:30;33;Sales;1`, {
      layout: 'teleopti',
    });
    expect(collector.problems).toEqual([
      expect.objectContaining({
        row: 2,
        advice: expect.stringContaining('6 values for 21 columns') as string,
      }),
    ]);
  });
});

describe('the layout of queue_log', () => {
  const LOG = [
    '1780304400|c1|Sales|NONE|ENTERQUEUE||155|1',
    "1780304410|c1|Sales|Eve O'Neil|x|CONNECT|10|1.1|1",
    '1780304420|c2|Sales|NONE|ENTERQUEUE||156|1',
    '1780304430|c2|Sales|NONE|ABANDON|1|1|10',
    '1780304440|c3|Sales|NONE|ENTERQUEUE||157|1',
    '1780304450|c3|Sales|NONE|EXITWITHTIMEOUT|1|1|10',
    '1780304460|c4|Sales|NONE|ENTERQUEUE||158|1',
    '1780304470|c4|Sales|NONE|EXITWITHKEY|1|1|1|10',
    '1780304480|NONE|Sales|Dan|PAUSE|Auto-Pause',
    "1780305500|c1|Sales|Eve O'Neil|x|COMPLETECALLER|10|120|1",
    '1780308000|c5|Sales|NONE|ENTERQUEUE||159|1',
    '1780308010|c5|Sales|Dan|CONNECT|10|1.2|1',
    '1780308100|c5|Sales|Dan|BLINDTRANSFER|100|ctx|10|90|1',
  ].join('\n');

  it('counts calls where they came in; talk and wrap-up make the handle time; quiet intervals are zero', async () => {
    const { lines } = await read(LOG, { layout: 'queue-log', intervalMinutes: 30, wrapUpSeconds: 5 });
    expect(lines).toEqual([
      '2 2026-06-01T09:00 4/1/1 125',
      '2 2026-06-01T10:00 1/1/0 95',
      '2 2026-06-01T09:30 0/0/0 -',
    ]);
  });

  it('counts callers who leave by a key as abandoned when asked', async () => {
    const { lines } = await read(LOG, { layout: 'queue-log', intervalMinutes: 60, keyIsAbandon: true });
    expect(lines[0]).toBe('2 2026-06-01T09:00 4/1/2 120');
  });

  it('names what is no line of it', async () => {
    const { collector } = await read('date,start,calls\n', { layout: 'queue-log' });
    expect(collector.problems).toEqual([
      expect.objectContaining({
        row: 1,
        advice: expect.stringContaining('not a line of a queue_log') as string,
      }),
    ]);
  });
});

describe('the layout of Genesys analytics', () => {
  const results = (interval: string) =>
    JSON.stringify({
      results: [
        {
          group: { mediaType: 'voice', queueId: 'c6fc6f57' },
          data: [
            {
              interval,
              metrics: [
                { metric: 'nOffered', stats: { count: 5 } },
                { metric: 'tHandle', stats: { count: 4, sum: 480_000, max: 200_000 } },
                { metric: 'tAbandon', stats: { count: 1, sum: 1_000, max: 1_000 } },
              ],
            },
          ],
        },
        { group: { mediaType: 'chat', queueId: 'a "]} b' }, data: [{ interval, metrics: [] }] },
      ],
    });

  it('reads counts, and durations in milliseconds', async () => {
    const { lines, collector } = await read(results('2026-06-01T09:00:00.000Z/2026-06-01T09:15:00.000Z'), {
      layout: 'genesys-analytics',
    });
    expect(lines).toEqual(['3 2026-06-01T09:00 5/4/1 120']);
    expect(collector.skippedRows).toBe(1);
  });

  it('refuses intervals that are none of the grid, and files that are no JSON of it', async () => {
    const { collector } = await read(results('2026-06-01T09:00:00.000Z/2026-06-08T09:00:00.000Z'), {
      layout: 'genesys-analytics',
    });
    expect(collector.problems[0].advice).toContain('is 10080 minutes long');
    await expect(read('{"results": [{"group": ', { layout: 'genesys-analytics' })).rejects.toThrow(
      'ends within it',
    );
    await expect(read('{}', { layout: 'genesys-analytics' })).rejects.toThrow(
      'no JSON with an array "results"',
    );
  });
});

describe('a mapping of one’s own', () => {
  const mapping = readMapping({
    decimal: 'comma',
    time: { columns: ['Datum', 'Zeit'] },
    offered: 'Anrufe',
    handled: 'Angenommen',
    handleTime: { columns: ['Bearbeitung'], unit: 'hh:mm:ss', meaning: 'average' },
  });

  it('reads a semicolon, a decimal comma, hh:mm:ss and the date order that was told', async () => {
    const { lines } = await read(
      'Datum;Zeit;Anrufe;Angenommen;Bearbeitung\n03.04.2026;09:00;12,5;10;00:04:30\n03.04.2026;09:30;7;;',
      { mapping, whole: true, dateOrder: 'day-first' },
    );
    expect(lines).toEqual(['1 2026-04-03T09:00 12.5/10/- 270', '1 2026-04-03T09:30 7/-/- -']);
  });

  it('never guesses the order of dates', async () => {
    const { collector } = await read(
      'Datum;Zeit;Anrufe;Angenommen;Bearbeitung\n25.04.2026;09:00;1;1;00:01:00',
      {
        mapping,
        whole: true,
      },
    );
    expect(collector.problems[0].advice).toContain('State the order of the dates');
  });

  it.each([
    ['epoch-seconds', '1780304400', '2026-06-01T09:00'],
    ['epoch-milliseconds', '1780304400000', '2026-06-01T09:00'],
  ])('reads %s', async (format, text, start) => {
    const epoch = readMapping({ header: false, time: { columns: ['1'], format }, offered: '2' });
    const { lines } = await read(`${text}|3\n`, { mapping: epoch, whole: true, intervalMinutes: 15 });
    expect(lines).toEqual([`1 ${start} 3/-/- -`]);
  });

  it('sees that seconds are not milliseconds', async () => {
    const epoch = readMapping({
      header: false,
      time: { columns: ['1'], format: 'epoch-milliseconds' },
      offered: '2',
    });
    const { collector } = await read('1780304400,3\n', { mapping: epoch, whole: true });
    expect(collector.problems[0].advice).toContain('Maybe it counts the other unit');
  });

  it.each([
    [{ offered: 'calls' }, "must have required property 'time'"],
    [
      { time: { columns: ['t'] }, offered: 'c', decimal: 'dot' },
      'decimal must be equal to one of the allowed values: point, comma',
    ],
    [{ time: { columns: ['t'], zone: 'Mars' }, offered: 'c' }, '"Mars" is not a time zone'],
    [{ header: false, time: { columns: ['1'] }, offered: 'calls' }, '"calls" is no number of a column'],
  ])('is refused as %j', (wrong, message) => {
    expect(() => readMapping(wrong)).toThrow(message);
  });
});

describe('rows of a file', () => {
  it('with more handled than offered are kept and flagged', async () => {
    const { lines, collector } = await read(
      'timestamp,calls,handled\n2026-06-01 09:00,3,5\n2026-06-01 09:30,3,3',
      {
        whole: true,
      },
    );
    expect(lines).toHaveLength(2);
    expect(collector.handledAboveOffered).toBe(1);
    expect(collector.problems).toEqual([
      expect.objectContaining({ severity: 'warning', row: 2, column: 'handled', value: '5' }),
    ]);
  });

  it('take the second of two instants of a wall time in the night in which clocks go back', async () => {
    const { lines, collector } = await read(
      'date,start,calls\n2026-10-25,01:30,1\n2026-10-25,01:30,2\n2026-10-25,02:00,3\n2026-10-25,02:00,4\n2026-03-29,01:30,9',
      { whole: true, zone: 'Europe/London', intervalMinutes: 30 },
    );
    expect(lines).toEqual([
      '1 2026-10-25T00:30 1/-/- -',
      '1 2026-10-25T01:30 2/-/- -',
      '1 2026-10-25T02:00 3/-/- -',
    ]);
    expect(collector.problems.map(({ severity, row }) => `${severity} ${row}`)).toEqual([
      'error 5',
      'warning 6',
    ]);
  });

  it('must name queues of ours, and one queue where one is asked for', async () => {
    const content =
      'timestamp,queue,calls\n2026-06-01 09:00,HELP,3\n2026-06-01 09:00,Nobody,3\n2026-06-01 09:30,HELP,3';
    const byCode = await read(content, {});
    expect(byCode.lines).toHaveLength(2);
    expect(byCode.collector.problems[0].advice).toContain('"Nobody", which is no code or name');
    const asOne = await read(content, { whole: true });
    expect(asOne.collector.problems[0].advice).toContain('Say which queue is which');
  });

  it('off the grid, and of an interval that cannot be found, are named', async () => {
    const odd = await read('timestamp,calls\n2026-06-01 09:00,3\n2026-06-01 09:30,3\n2026-06-01 10:07,3', {
      whole: true,
    });
    expect(odd.collector.problems).toEqual([expect.objectContaining({ row: 4, column: 'start' })]);
    const asked = await read('timestamp,calls\n2026-06-01 09:00,3\n2026-06-01 10:07,3', {
      whole: true,
      intervalMinutes: 30,
    });
    expect(asked.collector.problems[0].advice).toBe('does not start an interval of 30 minutes.');
    const alone = await read('timestamp,calls\n2026-06-01 09:00,3', { whole: true });
    expect(alone.collector.problems[0].advice).toContain('The interval cannot be found');
  });

  it('that say nothing are blank: a gap stays a gap', async () => {
    const { lines, collector } = await read(
      'timestamp,calls\n2026-06-01 09:00,3\n\n2026-06-01 09:30,\n2026-06-01 10:00,1',
      {
        whole: true,
        intervalMinutes: 30,
      },
    );
    expect(lines).toHaveLength(2);
    expect(collector.blankRows).toBe(1);
  });
});
