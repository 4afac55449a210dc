import { type DutyLine, type DutyRun, type DutySheet, runsOf } from '../duty-sheet.js';

/** One thing a duty roster must (hard) or should (soft) satisfy. */
export interface DutyRule {
  readonly id: string;
  readonly title: string;
  readonly level: 'hard' | 'soft';
  readonly evaluate: (sheet: DutySheet) => DutyViolation[];
}

/** Where a roster breaks a rule; `cost` is 0 for hard rules. */
export interface DutyViolation {
  readonly ruleId: string;
  readonly agentId?: string;
  readonly day?: number;
  readonly shiftTypeId?: string;
  readonly cost: number;
  readonly message: string;
}

/** A violation before its rule and agent are filled in. */
export type DutyFinding = Omit<DutyViolation, 'ruleId' | 'agentId' | 'cost'>;

/**
 * A hard rule that looks at one agent at a time.
 * @example
 * hardLineRule('x', 'X', () => []).level // => 'hard'
 */
export function hardLineRule(
  id: string,
  title: string,
  find: (line: DutyLine, sheet: DutySheet) => readonly DutyFinding[],
): DutyRule {
  return {
    id,
    title,
    level: 'hard',
    evaluate: (sheet) =>
      sheet.lines.flatMap((line) =>
        find(line, sheet).map((finding) => ({ ruleId: id, agentId: line.agent.id, cost: 0, ...finding })),
      ),
  };
}

/**
 * A hard rule about every run of days at work or off.
 * @example
 * hardRunRule('x', 'X', () => undefined).evaluate({ lines: [] }) // => []
 */
export function hardRunRule(
  id: string,
  title: string,
  messageFor: (run: DutyRun, line: DutyLine) => string | undefined,
): DutyRule {
  return hardLineRule(id, title, (line) =>
    runsOf(line.days).flatMap((run) => {
      const message = messageFor(run, line);
      return message === undefined ? [] : [{ day: run.firstDay, message }];
    }),
  );
}

/**
 * A soft rule; violations that cost nothing are left out.
 * @example
 * softDutyRule('x', 'X', () => [{ cost: 0, message: 'free' }]).evaluate({}) // => []
 */
export function softDutyRule(
  id: string,
  title: string,
  find: (sheet: DutySheet) => readonly Omit<DutyViolation, 'ruleId'>[],
): DutyRule {
  return {
    id,
    title,
    level: 'soft',
    evaluate: (sheet) =>
      find(sheet)
        .filter(({ cost }) => cost !== 0)
        .map((finding) => ({ ruleId: id, ...finding })),
  };
}
