import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import DataLoader from 'dataloader';

/** The DataLoaders of one request, made on first use: a nested field costs one statement for the whole list. */
export class RequestLoaders {
  private readonly loaders = new Map<string, DataLoader<number, unknown>>();

  /** One row per key: `loaders.by('siteById', ids => sites.sitesByIds(actor, ids)).load(id)`. A missing row is `null`. */
  by<T>(
    name: string,
    fetch: (keys: readonly number[]) => Promise<readonly T[]>,
    keyOf: (row: T) => number = (row) => (row as { id: number }).id,
  ): DataLoader<number, T | null> {
    return this.loader(name, async (keys) => {
      const rows = new Map((await fetch(keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(key) ?? null);
    });
  }

  /** Many rows per key: `loaders.many('entitlementsByAgent', ids => ..., row => row.agentId).load(agentId)`. */
  many<T>(
    name: string,
    fetch: (keys: readonly number[]) => Promise<readonly T[]>,
    keyOf: (row: T) => number,
  ): DataLoader<number, readonly T[]> {
    return this.loader(name, async (keys) => {
      const rows = new Map<number, T[]>(keys.map((key) => [key, []]));
      for (const row of await fetch(keys)) rows.get(keyOf(row))?.push(row);
      return keys.map((key) => rows.get(key) ?? []);
    });
  }

  private loader<V>(name: string, batch: (keys: readonly number[]) => Promise<V[]>): DataLoader<number, V> {
    const made = this.loaders.get(name) ?? new DataLoader<number, unknown>(batch, { maxBatchSize: 1_000 });
    this.loaders.set(name, made);
    return made as DataLoader<number, V>;
  }
}

export type Loaders = RequestLoaders;

/** `@Loaders() loaders: Loaders` gives the loaders of this request. */
export const Loaders = createParamDecorator(
  (_: unknown, context: ExecutionContext): Loaders =>
    GqlExecutionContext.create(context).getContext<{ loaders: Loaders }>().loaders,
);
