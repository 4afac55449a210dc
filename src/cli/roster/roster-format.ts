import { readFileSync } from 'node:fs';
import { gapOf } from '../../scheduling/engine/gap.js';

/** A format of problem and roster files that `wfm roster` can solve, check and explain. */
export interface RosterFormat {
  /** The best roster within the order, as the text of its file. */
  solve(problem: RosterFile, order: SolveOrder): Promise<SolvedRoster>;
  /** Holds a roster against every rule of its problem. */
  check(problem: RosterFile, roster: RosterFile): CheckedRoster | Promise<CheckedRoster>;
  /** Says why a roster costs what it costs, in words. */
  explain(problem: RosterFile, roster: RosterFile): object | Promise<object>;
}

export interface SolveOrder {
  readonly seed: number;
  /** Search effort; null for the usual one of the format. */
  readonly steps: number | null;
  readonly timeLimitSeconds: number;
  /** Asked often; once true, the best roster so far is wanted. */
  readonly shouldStop: () => boolean;
  /** News: null for what is not known yet. */
  readonly onProgress: (news: SolveNews) => void;
  /** Awaited now and then, so that an interruption is heard. */
  readonly pause: () => Promise<void>;
}

export interface SolveNews {
  readonly score: number | null;
  readonly bound: number | null;
}

export interface SolvedRoster {
  /** What is written to the roster file. */
  readonly text: string;
  readonly score: number;
  readonly hardViolations: number;
  /** No roster costs less; null when that is not known. */
  readonly bound: number | null;
  readonly steps: number | null;
  /** What else the format says about its roster. */
  readonly figures: object;
}

export interface CheckedRoster {
  readonly hardViolations: number;
  /** Printed as one JSON object. */
  readonly report: object;
}

/** A file whose faults name it. */
export class RosterFile {
  constructor(readonly path: string) {}

  /** Reads the text of the file, or what a format makes of it, so that an error names the file. */
  read<T>(parse: (text: string) => T): T {
    const text = readFileSync(this.path, 'utf8');
    try {
      return parse(text);
    } catch (error) {
      throw new RosterFileError(
        `${this.path}: ${error instanceof Error ? error.message : String(error)}`,
        error,
      );
    }
  }

  readJson<T>(parse: (json: unknown) => T): T {
    return this.read((text) => parse(jsonOf(text)));
  }
}

/** Something in a file that its author can put right. */
export class RosterFileError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'RosterFileError';
  }
}

/** `seconds score bound gap`, with `-` for what is not known. */
export function progressLine(seconds: number, { score, bound }: SolveNews): string {
  return [seconds, score, bound, gapOf(score, bound)]
    .map((figure) => (figure === null ? '-' : String(Number(figure.toFixed(4)))))
    .join(' ');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new RangeError(`The text is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
