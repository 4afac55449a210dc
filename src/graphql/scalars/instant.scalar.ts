import { GraphQLScalarType } from 'graphql';
import { formatInstant, type Instant, parseInstant } from '../../time/instant.js';
import { readText } from './read-text.js';

export const InstantScalar = new GraphQLScalarType<Instant, string>({
  name: 'Instant',
  description: 'A moment: ISO 8601 with an offset, `2026-10-25T01:30:00Z`. Answers are in UTC.',
  serialize: (value) => formatInstant(value as Instant),
  parseValue: (value) => readText(value, 'an instant such as "2026-10-25T01:30:00Z"', parseInstant),
});
