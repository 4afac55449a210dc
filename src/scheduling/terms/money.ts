const DECIMAL = /^(0|[1-9]\d{0,9})(?:\.(\d{1,2}))?$/;
const RATE = /^(0|[1-9]\d{0,9})(?:\.(\d{1,8}))?$/;
const RATE_PLACES = 8;
const RATE_UNIT = 10n ** BigInt(RATE_PLACES);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is one of ISO 4217. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** Hundredths of an exact decimal such as `18.5`; null when it is none, or has more than two places. */
export function centsOf(decimal: string): number | null {
  const parts = DECIMAL.exec(decimal);
  return parts === null ? null : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

/** The decimal of hundredths: 1850 is `18.50`. */
export function decimalOf(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Whether a decimal is an exchange rate: above zero, at most eight places. */
export function isExchangeRate(decimal: string): boolean {
  return RATE.test(decimal) && /[1-9]/.test(decimal);
}

/** Hundredths in another currency, to the nearest whole one; worked out in whole numbers, as a rate has up to eight places. */
export function exchanged(cents: number, rate: string): number {
  const [, whole, places = ''] = RATE.exec(rate) ?? ['', '0'];
  const scaled = BigInt(whole + places.padEnd(RATE_PLACES, '0'));
  return Number((BigInt(cents) * scaled * 2n + RATE_UNIT) / (RATE_UNIT * 2n));
}
