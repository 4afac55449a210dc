import { aDutyAgent, aDutyProblem } from '../../../../test/builders/duty-roster.js';
import { readCurtois, writeCurtois } from './curtois-format.js';
import { readDuties } from './roster-format.js';
import { TextFileError } from './text-place.js';

const FILE = `# made up
SECTION_HORIZON
14

SECTION_SHIFTS
D,480,
N,600,D|E
E,420

SECTION_STAFF
A,D=14|N=3|E=0,4320,3360,5,2,2,1
B,D=14 | N = 2,4320,0,5,1,1,0

SECTION_DAYS_OFF
A,0,13
A,7

SECTION_SHIFT_ON_REQUESTS
B,2,D,3

SECTION_SHIFT_OFF_REQUESTS
B,3,N,2

SECTION_COVER
0,D,2,100,1
13,N,1,100,5
`;
const LINES = FILE.split('\n');
const lineOf = (start: string) => LINES.findIndex((line) => line.startsWith(start)) + 1;

describe('the text format of Curtois and Qu', () => {
  it('reads every section', () => {
    const problem = readCurtois(FILE);
    expect(problem.days).toBe(14);
    expect(problem.shiftTypes).toEqual([
      { id: 'D', minutes: 480, notFollowedBy: [] },
      { id: 'N', minutes: 600, notFollowedBy: ['D', 'E'] },
      { id: 'E', minutes: 420, notFollowedBy: [] },
    ]);
    expect(problem.agents[0]).toEqual({
      id: 'A',
      maxShifts: { D: 14, N: 3, E: 0 },
      maxMinutes: 4320,
      minMinutes: 3360,
      maxConsecutiveShifts: 5,
      minConsecutiveShifts: 2,
      minConsecutiveDaysOff: 2,
      maxWeekends: 1,
      daysOff: [0, 13, 7],
    });
    expect(problem.agents[1].maxShifts).toEqual({ D: 14, N: 2 });
    expect(problem.requests).toEqual([
      { wish: 'on', agentId: 'B', day: 2, shiftTypeId: 'D', weight: 3 },
      { wish: 'off', agentId: 'B', day: 3, shiftTypeId: 'N', weight: 2 },
    ]);
    expect(problem.cover[1]).toEqual({
      day: 13,
      shiftTypeId: 'N',
      agents: 1,
      underWeight: 100,
      overWeight: 5,
    });
  });

  it('reads lines that end the Windows way, behind a byte order mark', () => {
    expect(readCurtois(`\uFEFF${FILE.replaceAll('\n', '\r\n')}`)).toEqual(readCurtois(FILE));
  });

  it('writes what it reads back', () => {
    const problem = aDutyProblem({ agents: [aDutyAgent({ daysOff: [3] }), aDutyAgent({ id: 'B' })] });
    const cover = [{ day: 0, shiftTypeId: 'D', agents: 2, underWeight: 9, overWeight: 1 }];
    const requests = [{ wish: 'off' as const, agentId: 'B', day: 1, shiftTypeId: 'N', weight: 4 }];
    expect(readCurtois(writeCurtois({ ...problem, cover, requests }))).toEqual({
      ...problem,
      cover,
      requests,
    });
  });

  it.each([
    ['14', 'x', 'the number of days must be a whole number (got "x")'],
    ['14', '0', 'the number of days must be 1 to 3653 (got 0)'],
    ['D,480,', 'D,0,', 'the minutes must be 1 or more (got 0)'],
    ['D,480,', 'D,480,X', '"X", which cannot follow, is not in SECTION_SHIFTS'],
    ['E,420', 'D,420', 'the shift type D is there twice'],
    ['A,D=14', 'A,D=14,1', 'has 3 fields and should have 8'],
    ['A,D=14', 'A,D,4320,3360,5,2,2,1', 'most shifts "D" must be a shift type, = and a whole number'],
    ['A,D=14', 'A,Q=1,4320,3360,5,2,2,1', 'shift type "Q" is not in SECTION_SHIFTS'],
    ['A,D=14', 'A,D=1,4320,3360,5,2,-2,1', 'least days off in a row must be 0 or more (got -2)'],
    ['A,0,13', 'C,0', 'the employee "C" is not in SECTION_STAFF'],
    ['A,0,13', 'A,14', 'the day off must be 0 to 13 (got 14)'],
    ['B,2,D,3', 'B,2,Z,3', 'the shift type "Z" is not in SECTION_SHIFTS'],
    ['B,2,D,3', 'B,2,D,', 'the weight must be a whole number (got "")'],
    ['0,D,2', '0,D,2,1.5,1', 'the weight of too few must be a whole number (got "1.5")'],
    ['SECTION_COVER', 'SECTION_COVERS', 'SECTION_COVERS is not a section. Known: SECTION_HORIZON'],
    ['SECTION_DAYS_OFF', 'SECTION_STAFF', 'SECTION_STAFF is there twice'],
  ])('says where %s went wrong as %s', (start, instead, message) => {
    const at = lineOf(start);
    const broken = LINES.map((line, place) => (place === at - 1 ? instead : line)).join('\n');
    expect(() => readCurtois(broken)).toThrow(`Line ${at}: ${message}`);
    expect(() => readCurtois(broken)).toThrow(TextFileError);
  });

  it.each(['', 'hello', '{"days": 3}'])('tells that %j is no such file', (text) => {
    expect(() => readCurtois(text)).toThrow(/^Line 1: .*SECTION_HORIZON/);
  });
});

describe('a duty roster in rows', () => {
  it.each([
    ['A,0,D\nA,one,D', 'Line 2: the day must be a whole number (got "one")'],
    ['A,0', 'Line 1: has 2 fields and should have 3: employee, day, shift.'],
    ['A,0,', 'Line 1: the shift is empty'],
    ['\n,0,D', 'Line 2: the employee is empty'],
  ])('says what is wrong in %j', (text, message) => {
    expect(() => readDuties(text)).toThrow(message);
  });
});
