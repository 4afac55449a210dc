import { type Request, type Response } from 'express';
import { type Actor } from '../access/actor.js';
import { type Loaders } from './loaders/loaders.js';

/** What every operation has at hand; one per request, and one per operation on a WebSocket. */
export interface GraphqlContext {
  readonly actor: Actor | null;
  readonly requestId: string;
  readonly loaders: Loaders;
  readonly req: Request;
  /** Absent on a WebSocket. */
  readonly res?: Response;
}
