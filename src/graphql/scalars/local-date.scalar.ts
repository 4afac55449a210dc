import { GraphQLScalarType } from 'graphql';
import { localDate, type LocalDate } from '../../time/zoned-time.js';
import { readText } from './read-text.js';

export const LocalDateScalar = new GraphQLScalarType<LocalDate, string>({
  name: 'LocalDate',
  description: 'A day of the calendar somewhere: `2026-10-25`.',
  serialize: (value) => value as LocalDate,
  parseValue: (value) => readText(value, 'a date such as "2026-10-25"', localDate),
});
