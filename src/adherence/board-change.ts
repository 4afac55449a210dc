/** Message on the board's topic: look again at these agents. */
export interface BoardChange {
  readonly teamId: number;
  readonly agentIds: readonly number[];
}
