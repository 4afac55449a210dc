import { type Command } from 'commander';

/** What a caller can put right is said in one line, without a stack. */
export async function orFail<T>(command: Command, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return command.error(`error: ${message.replace(/\s*\n\s*/g, ' ')}`);
  }
}
