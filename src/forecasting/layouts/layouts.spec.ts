import { readLayout } from '../../../test/support/read-layout.js';

describe('the layout of Amazon Connect', () => {
  it('takes voice, with the average handle time', async () => {
    const { lines, collector } = await readLayout(
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
    const { collector } = await readLayout(
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
    const { lines } = await readLayout(
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
    const { lines, collector } = await readLayout([row('09:00', 12), row('09:30', 11)].join('\n'), {
      layout: 'teleopti',
      zone: 'Europe/Stockholm',
    });
    expect(lines).toEqual(['2 2026-06-01T07:00 12/10/2 250 w59', '2 2026-06-01T07:30 11/10/2 250 w59']);
    expect(collector.intervalMinutes).toBe(30);
  });

  it('names a row with another number of columns', async () => {
    const { collector } = await readLayout(`${row('09:00', 12)}\n30;20260601;09:30;33;Sales;1`, {
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

  it('counts calls and waits where they came in; talk and wrap-up make the handle time; quiet intervals are zero', async () => {
    const { lines } = await readLayout(LOG, { layout: 'queue-log', intervalMinutes: 30, wrapUpSeconds: 5 });
    expect(lines).toEqual([
      '2 2026-06-01T09:00 4/1/1 125 w40',
      '2 2026-06-01T10:00 1/1/0 95 w10',
      '2 2026-06-01T09:30 0/0/0 -',
    ]);
  });

  it('counts callers who leave by a key as abandoned when asked', async () => {
    const { lines } = await readLayout(LOG, { layout: 'queue-log', intervalMinutes: 60, keyIsAbandon: true });
    expect(lines[0]).toBe('2 2026-06-01T09:00 4/1/2 120 w40');
  });

  it('names what is no line of it', async () => {
    const { collector } = await readLayout('date,start,calls\n', { layout: 'queue-log' });
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
                { metric: 'tAnswered', stats: { count: 4, sum: 36_000, max: 20_000 } },
                { metric: 'tAbandon', stats: { count: 1, sum: 1_000, max: 1_000 } },
              ],
            },
          ],
        },
        { group: { mediaType: 'chat', queueId: 'a "]} b' }, data: [{ interval, metrics: [] }] },
      ],
    });

  it('reads counts, and durations in milliseconds', async () => {
    const { lines, collector } = await readLayout(
      results('2026-06-01T09:00:00.000Z/2026-06-01T09:15:00.000Z'),
      {
        layout: 'genesys-analytics',
      },
    );
    expect(lines).toEqual(['3 2026-06-01T09:00 5/4/1 120 w37']);
    expect(collector.skippedRows).toBe(1);
  });

  it('refuses intervals that are none of the grid, and files that are no JSON of it', async () => {
    const { collector } = await readLayout(results('2026-06-01T09:00:00.000Z/2026-06-08T09:00:00.000Z'), {
      layout: 'genesys-analytics',
    });
    expect(collector.problems[0].advice).toContain('is 10080 minutes long');
    await expect(readLayout('{"results": [{"group": ', { layout: 'genesys-analytics' })).rejects.toThrow(
      'ends within it',
    );
    await expect(readLayout('{}', { layout: 'genesys-analytics' })).rejects.toThrow(
      'no JSON with an array "results"',
    );
  });
});

describe('the plain layout', () => {
  it('reads what all contacts of an interval waited together', async () => {
    const { lines } = await readLayout(
      'timestamp,calls,abandoned,wait_s\n2026-06-01 09:00,30,2,400\n2026-06-01 09:30,3,0,',
      { whole: true },
    );
    expect(lines).toEqual(['1 2026-06-01T09:00 30/-/2 - w400', '1 2026-06-01T09:30 3/-/0 -']);
  });
});

describe('rows of a file', () => {
  it('with more handled than offered are kept and flagged', async () => {
    const { lines, collector } = await readLayout(
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
    const { lines, collector } = await readLayout(
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
    const byCode = await readLayout(content, {});
    expect(byCode.lines).toHaveLength(2);
    expect(byCode.collector.problems[0].advice).toContain('"Nobody", which is no code or name');
    const asOne = await readLayout(content, { whole: true });
    expect(asOne.collector.problems[0].advice).toContain('Say which queue is which');
  });

  it('off the grid, and of an interval that cannot be found, are named', async () => {
    const odd = await readLayout(
      'timestamp,calls\n2026-06-01 09:00,3\n2026-06-01 09:30,3\n2026-06-01 10:07,3',
      {
        whole: true,
      },
    );
    expect(odd.collector.problems).toEqual([expect.objectContaining({ row: 4, column: 'start' })]);
    const asked = await readLayout('timestamp,calls\n2026-06-01 09:00,3\n2026-06-01 10:07,3', {
      whole: true,
      intervalMinutes: 30,
    });
    expect(asked.collector.problems[0].advice).toBe('does not start an interval of 30 minutes.');
    const alone = await readLayout('timestamp,calls\n2026-06-01 09:00,3', { whole: true });
    expect(alone.collector.problems[0].advice).toContain('The interval cannot be found');
  });

  it('that say nothing are blank: a gap stays a gap', async () => {
    const { lines, collector } = await readLayout(
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
