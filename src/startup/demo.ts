import { type INestApplicationContext } from '@nestjs/common';

export interface SignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Loads the made-up company into an empty database, and says how to sign in to it. */
export type DemoLoader = (app: INestApplicationContext) => Promise<readonly SignIn[]>;

/** The hook for `src/demo`: it sets its loader here. */
export const demoLoader: DemoLoader = () => Promise.resolve([]);
