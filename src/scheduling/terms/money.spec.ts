import { centsOf, decimalOf, exchanged, isCurrency, isExchangeRate } from './money.js';

describe('money', () => {
  it('keeps decimals exact', () => {
    expect(centsOf('18.50')).toBe(1850);
    expect(centsOf('0.1')).toBe(10);
    expect(centsOf('1234567890')).toBe(123_456_789_000);
    expect(decimalOf(1850)).toBe('18.50');
    expect(decimalOf(5)).toBe('0.05');
  });

  it('takes no more than two places, and no other spelling', () => {
    for (const text of ['1.005', '1,50', '-3', '01', '1e3', '', '.5', '12345678901']) {
      expect(centsOf(text)).toBeNull();
    }
  });

  it('knows currencies of ISO 4217 alone', () => {
    expect(isCurrency('PHP')).toBe(true);
    expect(isCurrency('php')).toBe(false);
    expect(isCurrency('EURO')).toBe(false);
  });

  it('exchanges to the nearest hundredth, halves up', () => {
    expect(exchanged(15_000, '0.0157')).toBe(236);
    expect(exchanged(100, '0.005')).toBe(1);
    expect(exchanged(100, '0.00499999')).toBe(0);
    expect(exchanged(1, '4000')).toBe(4000);
    // 0.1 + 0.2 of binary fractions would show here.
    expect(exchanged(999_999_999_999, '1.00000001')).toBe(1_000_000_010_000 - 1);
  });

  it('takes rates above zero only', () => {
    expect(isExchangeRate('0.01570000')).toBe(true);
    for (const text of ['0', '0.000', '-1', '1.123456789', 'one']) expect(isExchangeRate(text)).toBe(false);
  });
});
