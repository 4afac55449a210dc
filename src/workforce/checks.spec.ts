import { UserError } from '../user-error.js';
import {
  checkNumber,
  checkSpeed,
  checkWhole,
  readCode,
  readCountry,
  readDate,
  readLanguage,
  readLevel,
  readName,
  readZone,
} from './checks.js';

function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('codes', () => {
  it.each(['MNL-0042', 'a', 'ana.reyes@example.com', '7', 'Ñandú_1'])('takes %s', (code) => {
    expect(readCode(` ${code} `)).toBe(code);
  });

  it.each(['', ' ', 'two words', '-x', 'a;b', 'x'.repeat(65), 'a\tb'])('refuses %j', (code) => {
    const { code: errorCode, place, message } = refusal(() => readCode(code, 'team'));
    expect(errorCode).toBe('VALUE_INVALID');
    expect(place).toEqual({ field: 'team', value: code });
    expect(message).toContain('MNL-0042');
  });
});

describe('names', () => {
  it('joins white space', () => {
    expect(readName('  Ana \t María  Reyes ')).toBe('Ana María Reyes');
  });

  it.each(['', '   ', 'x'.repeat(201), 'bell\u0007'])('refuses %j', (name) => {
    expect(refusal(() => readName(name)).code).toBe('VALUE_INVALID');
  });
});

describe('languages', () => {
  it.each([
    ['en', 'en'],
    ['pt-br', 'pt-BR'],
    ['FR-ca', 'fr-CA'],
    ['zh-hant', 'zh-Hant'],
    ['fil', 'fil'],
    ['es-419', 'es-419'],
  ])('spells %s as %s', (text, tag) => {
    expect(readLanguage(text)).toBe(tag);
  });

  it.each(['english', 'xx', 'e', 'en_US', '', 'en-', '12'])('refuses %j with advice', (text) => {
    expect(refusal(() => readLanguage(text)).message).toContain('BCP 47');
  });
});

describe('levels, zones, dates and countries', () => {
  it('reads a level in any case', () => {
    expect(readLevel(' b2 ')).toBe('B2');
    expect(refusal(() => readLevel('B3')).message).toContain('A1, A2, B1, B2, C1, C2');
  });

  it('puts the case of a zone right and refuses offsets', () => {
    expect(readZone('asia/manila')).toBe('Asia/Manila');
    expect(refusal(() => readZone('+02:00')).place).toEqual({ field: 'zone', value: '+02:00' });
    expect(refusal(() => readZone('Asia/Atlantis')).message).toContain('IANA');
  });

  it('refuses days that are not on the calendar', () => {
    expect(readDate('2024-02-29', 'hired_on')).toBe('2024-02-29');
    expect(refusal(() => readDate('2023-02-29', 'hired_on')).message).toContain('2023-02-29');
    expect(refusal(() => readDate('03/04/2026', 'hired_on')).message).toContain('yyyy-mm-dd');
  });

  it('knows countries and subdivisions that have a calendar', () => {
    expect(['ph', 'US-fl', 'CA-QC', 'PL'].map(readCountry)).toEqual(['PH', 'US-FL', 'CA-QC', 'PL']);
    expect(refusal(() => readCountry('US-ZZ')).code).toBe('JURISDICTION_UNKNOWN');
    expect(refusal(() => readCountry('Philippines')).code).toBe('JURISDICTION_UNKNOWN');
  });
});

describe('numbers', () => {
  it('include both ends', () => {
    const range = { min: 1, max: 5 };
    expect([checkNumber(1, 'x', range), checkNumber(5, 'x', range)]).toEqual([1, 5]);
  });

  it.each([0.99, 5.01, Number.NaN, Number.POSITIVE_INFINITY])('refuse %d outside 1 to 5', (value) => {
    expect(refusal(() => checkNumber(value, 'x', { min: 1, max: 5 })).code).toBe('VALUE_INVALID');
  });

  it('say that a fraction is not whole', () => {
    expect(refusal(() => checkWhole(1.5, 'x', { min: 1, max: 5 })).message).toContain('whole number');
  });

  it.each([0.09, 3.01, -1, Number.NaN])('refuse a speed of %d', (speed) => {
    expect(refusal(() => checkSpeed(speed)).message).toContain('0.1 to 3');
  });
});
