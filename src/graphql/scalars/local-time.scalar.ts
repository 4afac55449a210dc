import { GraphQLScalarType } from 'graphql';
import { localTime, type LocalTime } from '../../time/zoned-time.js';
import { readText } from './read-text.js';

export const LocalTimeScalar = new GraphQLScalarType<LocalTime, string>({
  name: 'LocalTime',
  description: 'A time on the wall somewhere: `08:30` or `08:30:15`.',
  serialize: (value) => value as LocalTime,
  parseValue: (value) => readText(value, 'a time such as "08:30"', localTime),
});
