import { type Duty, type DutyRoster } from './problem.js';
import { type TextRow, textRows } from './text-place.js';

/**
 * Reads a duty roster: one row `employee,day,shift` for each duty, days from 0.
 * @throws TextFileError with line, field, value and advice.
 * @example
 * readDuties('A,0,D\n').duties // => [{ agentId: 'A', day: 0, shiftTypeId: 'D' }]
 */
export function readDuties(text: string): DutyRoster {
  return { duties: textRows(text).map(readDuty) };
}

/**
 * Writes a duty roster the way `readDuties` reads it.
 * @example
 * writeDuties({ duties: [{ agentId: 'A', day: 0, shiftTypeId: 'D' }] }) // => 'A,0,D\n'
 */
export function writeDuties({ duties }: DutyRoster): string {
  return duties.map(({ agentId, day, shiftTypeId }) => `${agentId},${day},${shiftTypeId}\n`).join('');
}

function readDuty(row: TextRow): Duty {
  row.expectFields(['employee', 'day', 'shift']);
  return {
    agentId: row.text(0, 'the employee'),
    day: row.whole(1, 'the day'),
    shiftTypeId: row.text(2, 'the shift'),
  };
}
