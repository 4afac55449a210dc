import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/** For what has a JSON format of its own, documented and read strictly elsewhere. */
export const JsonScalar = new GraphQLScalarType<unknown>({
  name: 'Json',
  description: 'A JSON value whose format is told where it is used.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
