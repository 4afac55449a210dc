import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  validate,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import { type Limits } from '../settings.js';
import { type UserError } from '../user-error.js';
import { queryTooCostly, queryTooDeep } from './graphql.errors.js';

/** Counting ends there: such an operation is too large whatever its fields cost. */
const MOST_NODES = 10_000;

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** The first limit that a valid operation exceeds, or `null`. */
export function exceededLimit(operation: Operation, limits: Limits): UserError | null {
  const depth = depthOnce(operation, limits.queryDepth);
  if (depth !== null) return queryTooDeep(limits.queryDepth, depth);
  const cost = costOf(operation, limits.queryCost);
  return cost > limits.queryCost ? queryTooCostly(limits.queryCost, cost) : null;
}

/** The server keeps documents that it has read: one that is asked again is not measured again. */
const measured = new WeakMap<DocumentNode, { readonly limit: number; readonly found: number | null }>();

function depthOnce(operation: Operation, limit: number): number | null {
  const known = measured.get(operation.document);
  if (known?.limit === limit) return known.found;
  const found = depthBeyond(operation, limit);
  measured.set(operation.document, { limit, found });
  return found;
}

function depthBeyond({ schema, document }: Operation, limit: number): number | null {
  let found: number | null = null;
  const rule = maxDepthRule({
    n: limit,
    flattenFragments: true,
    propagateOnRejection: false,
    onReject: [(_, error) => (found = Number(/found (\d+)/.exec(error.message)?.[1]))],
  }) as unknown as (context: ValidationContext) => ReturnType<ValidationRule>;
  validate(schema, document, [rule]);
  return found;
}

function costOf({ schema, document, variables, operationName }: Operation, limit: number): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: { ...variables },
      operationName: operationName ?? undefined,
      maxQueryNodes: MOST_NODES,
      estimators: [({ args, childComplexity }) => 1 + childComplexity * pageSize(args.first)],
    });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('number of nodes')) {
      return Math.max(limit, MOST_NODES) + 1;
    }
    // Wrong variables or arguments: execution refuses them before it does anything, and says better what is wrong.
    return 0;
  }
}

function pageSize(first: unknown): number {
  return typeof first === 'number' ? Math.max(first, 1) : 1;
}
