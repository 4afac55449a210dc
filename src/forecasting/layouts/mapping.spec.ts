import { readLayout } from '../../../test/support/read-layout.js';
import { readMapping } from './mapping-schema.js';

describe('a mapping of one’s own', () => {
  const mapping = readMapping({
    decimal: 'comma',
    time: { columns: ['Datum', 'Zeit'] },
    offered: 'Anrufe',
    handled: 'Angenommen',
    handleTime: { columns: ['Bearbeitung'], unit: 'hh:mm:ss', meaning: 'average' },
  });

  it('reads a semicolon, a decimal comma, hh:mm:ss and the date order that was told', async () => {
    const { lines } = await readLayout(
      'Datum;Zeit;Anrufe;Angenommen;Bearbeitung\n03.04.2026;09:00;12,5;10;00:04:30\n03.04.2026;09:30;7;;',
      { mapping, whole: true, dateOrder: 'day-first' },
    );
    expect(lines).toEqual(['1 2026-04-03T09:00 12.5/10/- 270', '1 2026-04-03T09:30 7/-/- -']);
  });

  it('never guesses the order of dates', async () => {
    const { collector } = await readLayout(
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
    const { lines } = await readLayout(`${text}|3\n`, { mapping: epoch, whole: true, intervalMinutes: 15 });
    expect(lines).toEqual([`1 ${start} 3/-/- -`]);
  });

  it('sees that seconds are not milliseconds', async () => {
    const epoch = readMapping({
      header: false,
      time: { columns: ['1'], format: 'epoch-milliseconds' },
      offered: '2',
    });
    const { collector } = await readLayout('1780304400,3\n', { mapping: epoch, whole: true });
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
