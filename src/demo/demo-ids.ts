/** Ids by code of what the company is made of. */
export interface DemoIds {
  readonly clients: ReadonlyMap<string, number>;
  readonly sites: ReadonlyMap<string, number>;
  readonly teams: ReadonlyMap<string, number>;
  readonly contracts: ReadonlyMap<string, number>;
  readonly queues: ReadonlyMap<string, number>;
  readonly agents: ReadonlyMap<string, number>;
}
