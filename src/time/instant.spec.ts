import fc from 'fast-check';
import { addMinutes, addSeconds, formatInstant, instant, minutesBetween, parseInstant } from './instant.js';

const SEED = { seed: 20_261_025 };
const moments = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) });

describe('an instant', () => {
  it.each([NaN, Infinity, 0.5, 8.64e15 + 1])('is refused when it is %p milliseconds', (count) => {
    expect(() => instant(count)).toThrow(`got ${count}`);
  });

  it('is never minus zero, which deep comparison tells from zero', () => {
    expect(instant(-0)).toBe(0);
    expect(addMinutes(instant(-1), 1 / 60_000)).toBe(0);
  });

  it('reads back as written', () => {
    fc.assert(
      fc.property(moments, (at) => {
        expect(parseInstant(formatInstant(instant(at)))).toBe(at);
      }),
      SEED,
    );
  });

  it('is the same moment at whatever offset it is written', () => {
    const offsets = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
    fc.assert(
      fc.property(moments, offsets, (at, offset) => {
        const wall = new Date(at + offset * 60_000).toISOString().slice(0, -1);
        const sign = offset < 0 ? '-' : '+';
        const pad = (part: number) => String(part).padStart(2, '0');
        const ahead = Math.abs(offset);
        const zone = `${sign}${pad(Math.floor(ahead / 60))}:${pad(ahead % 60)}`;
        expect(parseInstant(`${wall}${zone}`)).toBe(at);
        expect(parseInstant(`${wall}${zone.replace(':', '')}`)).toBe(at);
      }),
      SEED,
    );
  });

  it.each([
    ['2026-10-25T01:30Z', '2026-10-25T01:30:00.000Z'],
    ['2026-10-25t01:30:05z', '2026-10-25T01:30:05.000Z'],
    ['2026-10-25T01:30:05.5Z', '2026-10-25T01:30:05.500Z'],
    ['2026-10-25T01:30:05.123999999Z', '2026-10-25T01:30:05.123Z'],
    ['2026-10-25T01:30:05+0545', '2026-10-24T19:45:05.000Z'],
    ['2024-02-29T00:00-03:30', '2024-02-29T03:30:00.000Z'],
  ])('reads %s', (text, utc) => {
    expect(formatInstant(parseInstant(text))).toBe(utc);
  });

  it.each([
    '',
    'now',
    '2026-10-25',
    '2026-10-25T01:30',
    '2026-10-25 01:30Z',
    ' 2026-10-25T01:30Z',
    '2026-02-29T00:00Z',
    '2026-04-31T00:00Z',
    '2026-13-01T00:00Z',
    '2026-00-01T00:00Z',
    '2026-01-00T00:00Z',
    '2026-01-01T24:00Z',
    '2026-01-01T23:60Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00+24:00',
    '2026-01-01T00:00+05:60',
    '2026-01-01T00:00Z\n2026-01-02T00:00Z',
  ])('refuses %j, saying how to write one', (text) => {
    expect(() => parseInstant(text)).toThrow(`"${text}" is not an instant. Write ISO 8601 with an offset`);
  });
});

describe('elapsed time', () => {
  it('is added and measured across a clock change, which it ignores', () => {
    const before = parseInstant('2026-10-25T01:30+02:00');
    const after = addMinutes(before, 60);
    expect(formatInstant(after)).toBe('2026-10-25T00:30:00.000Z');
    expect(minutesBetween(before, after)).toBe(60);
    expect(minutesBetween(after, before)).toBe(-60);
  });

  it('is added to the nearest millisecond, whatever binary fractions make of it', () => {
    expect(addMinutes(instant(0), 1.1)).toBe(66_000);
    expect(addSeconds(instant(0), 1.001)).toBe(1_001);
    expect(addMinutes(instant(0), 1 / 3)).toBe(20_000);
  });

  it('adds up: there and back is nowhere', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1e7, max: 1e7 }), (at, minutes) => {
        expect(addMinutes(addMinutes(instant(at), minutes), -minutes)).toBe(at);
        expect(addSeconds(instant(at), minutes * 60)).toBe(addMinutes(instant(at), minutes));
        expect(minutesBetween(instant(at), addMinutes(instant(at), minutes))).toBe(minutes);
      }),
      SEED,
    );
  });

  it('refuses to add what is not a number', () => {
    expect(() => addMinutes(instant(0), NaN)).toThrow('got NaN');
    expect(() => addSeconds(instant(0), Infinity)).toThrow('got Infinity');
  });
});
