import { GraphQLScalarType } from 'graphql';
import { timeZone, type TimeZone } from '../../time/zoned-time.js';
import { readText } from './read-text.js';

export const TimeZoneScalar = new GraphQLScalarType<TimeZone, string>({
  name: 'TimeZone',
  description: 'The IANA name of a time zone: `Asia/Manila`.',
  serialize: (value) => value as TimeZone,
  parseValue: (value) => readText(value, 'an IANA zone such as "Asia/Manila"', timeZone),
});
