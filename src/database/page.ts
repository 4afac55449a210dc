/** A request for part of a list, in the order of ids. */
export interface PageRequest {
  /** At most this many. */
  readonly first: number;
  /** Only rows after this id. */
  readonly after: number | null;
}

export interface Page<T> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}
