import { parseInstant } from '../../../time/instant.js';
import { timeZone } from '../../../time/zoned-time.js';
import { readCdrRow } from './cdr-row.js';

const UTC = timeZone('UTC');
const row = (times: string, dialled = 'PJSIP/trunk-00000009') =>
  `"","1001","15551234567","from-internal","""Ann"" <1001>","PJSIP/1001-00000008","${dialled}","Dial","PJSIP/15551234567@trunk,60",${times},35,30,"ANSWERED","DOCUMENTATION","1795403884.8",""`;
const TIMES = '"2026-11-23 03:18:04","2026-11-23 03:18:09","2026-11-23 03:18:39"';

describe('a line of the call detail records', () => {
  it('tells who called, and when it was dialled, answered and over', () => {
    expect(readCdrRow(row(TIMES), UTC)).toEqual({
      callId: '1795403884.8',
      channel: 'PJSIP/1001-00000008',
      dialled: 'PJSIP/trunk-00000009',
      start: parseInstant('2026-11-23T03:18:04Z'),
      answer: parseInstant('2026-11-23T03:18:09Z'),
      end: parseInstant('2026-11-23T03:18:39Z'),
    });
  });

  it('is read by the wall clock of the server, or as seconds since 1970', () => {
    expect(readCdrRow(row(TIMES), timeZone('America/Bogota'))?.start).toBe(
      parseInstant('2026-11-23T08:18:04Z'),
    );
    expect(readCdrRow(row('"1795403884","","1795403890"'), UTC)).toMatchObject({
      start: parseInstant('2026-11-23T03:18:04Z'),
      answer: null,
    });
  });

  it.each([
    '',
    'start,answer',
    row('"2026-11-23","",""'),
    row('"2026-11-23 03:18:04","","2026-11-23 03:18:00"'),
    row(TIMES).slice(0, 40),
  ])('is not %j', (text) => {
    expect(readCdrRow(text, UTC)).toBeNull();
  });
});
