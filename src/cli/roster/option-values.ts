import { InvalidArgumentError } from 'commander';
import { localDate, type LocalDate } from '../../time/zoned-time.js';

/** A whole number of an option. */
export function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number, for example 1.');
  return Number(text);
}

/** A number above 0 of an option. */
export function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Write a number above 0, for example 60.');
  return value;
}

/** A local date of an option. */
export function day(text: string): LocalDate {
  try {
    return localDate(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
