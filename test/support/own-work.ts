import { AsyncLocalStorage } from 'node:async_hooks';

/** Marks what an application does of itself, by timers set at its start, apart from what it is asked for. */
export const ofItself = new AsyncLocalStorage<true>();
