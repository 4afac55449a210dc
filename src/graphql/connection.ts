import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { type Page, type PageRequest } from '../database/page.js';
import { badUserInput } from './graphql.errors.js';

export const LARGEST_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `How many, 1 to ${LARGEST_PAGE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface EdgeOf<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface ConnectionOf<T> {
  readonly edges: readonly EdgeOf<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** `@ObjectType() export class SiteConnection extends Connection(SiteType, 'Site') {}`; `name` is the node's schema name. */
export function Connection<T>(NodeType: Type<T>, name: string): Type<ConnectionOf<T>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string;

    @Field(() => NodeType)
    node!: T;
  }

  @ObjectType({ isAbstract: true })
  class AbstractConnection {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => [NodeType], { description: 'The nodes without their edges.' })
    nodes!: T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int)
    totalCount!: number;
  }
  return AbstractConnection;
}

/** @throws UserError BAD_USER_INPUT when `first` or `after` cannot be. */
export function pageRequest(args: PageArgs): PageRequest {
  if (args.first < 1 || args.first > LARGEST_PAGE) {
    throw badUserInput(
      `"first" is ${args.first}; write a number from 1 to ${LARGEST_PAGE}, and ask for more with "after".`,
      'first',
      args.first,
    );
  }
  return { first: args.first, after: args.after ? idOfCursor(args.after) : null };
}

/** `nodes` are in the shape of the schema's type, or anything with its fields. */
export function toConnection<T extends { readonly id: number | string }>(page: Page<T>): ConnectionOf<T> {
  const edges = page.nodes.map((node) => ({ cursor: cursorOf(node.id), node }));
  return {
    edges,
    nodes: page.nodes,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: page.totalCount,
  };
}

/** The same page with every node mapped, as services give plain data and resolvers give schema types. */
export function mapPage<T, U>(page: Page<T>, map: (node: T) => U): Page<U> {
  return { ...page, nodes: page.nodes.map(map) };
}

function cursorOf(id: number | string): string {
  return Buffer.from(`after:${id}`).toString('base64url');
}

function idOfCursor(cursor: string): number {
  const found = /^after:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (found === null) {
    throw badUserInput(
      `"${cursor}" is not a cursor. Pass "endCursor" or "cursor" of an earlier answer.`,
      'after',
      cursor,
    );
  }
  return Number(found[1]);
}
