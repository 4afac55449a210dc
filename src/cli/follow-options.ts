import { type Command, InvalidArgumentError, Option } from 'commander';
import { LOAD_MODELS, type LoadFollowing, type LoadModel } from '../forecasting/engine/load-model.js';

export interface FollowFlags {
  readonly loadModel: LoadModel;
  readonly openBefore?: boolean;
  readonly handleTimeVariation?: number;
}

export const FOLLOWED_ROWS = `
With a load model other than stationary, the rows of a queue (column queue, if there) are its intervals in the order of time; the columns
date (2026-10-19) and start (08:15) say when they begin, and without them each follows on the one before.`;

export function addFollowOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--load-model <model>', 'how load goes on from row to row')
        .choices([...LOAD_MODELS])
        .default('stationary'),
    )
    .option('--open-before', 'calls came before the first row as in it (else the queue begins empty)')
    .option(
      '--handle-time-variation <number>',
      'standard deviation of handle times over their mean, for a lognormal modified-offered-load',
      toNumber,
    );
}

export function followOptions({ loadModel, openBefore, handleTimeVariation }: FollowFlags): LoadFollowing {
  return {
    loadModel,
    openBefore: openBefore === true,
    ...(handleTimeVariation === undefined ? {} : { handleTimeVariation }),
  };
}

function toNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('Write a number, for example 1.2.');
  return value;
}
