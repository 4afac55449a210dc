import {
  type CoverNeed,
  type DutyAgent,
  type DutyProblem,
  type ShiftRequest,
  type ShiftType,
} from './problem.js';
import { TextFileError, type TextRow, textRows } from './text-place.js';

const SECTIONS = [
  'SECTION_HORIZON',
  'SECTION_SHIFTS',
  'SECTION_STAFF',
  'SECTION_DAYS_OFF',
  'SECTION_SHIFT_ON_REQUESTS',
  'SECTION_SHIFT_OFF_REQUESTS',
  'SECTION_COVER',
] as const;
type Section = (typeof SECTIONS)[number];
const MAY_BE_MISSING: readonly Section[] = [
  'SECTION_DAYS_OFF',
  'SECTION_SHIFT_ON_REQUESTS',
  'SECTION_SHIFT_OFF_REQUESTS',
];

/** Ten years: longer periods are mistakes. */
const MOST_DAYS = 3653;
const STAFF_FIELDS = [
  'employee',
  'most shifts of each type',
  'most minutes',
  'least minutes',
  'most shifts in a row',
  'least shifts in a row',
  'least days off in a row',
  'most weekends',
];

type Sections = ReadonlyMap<Section, readonly TextRow[]>;

/** What rows may name. */
interface Names {
  readonly days: number;
  readonly agents: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/**
 * Reads a problem in the text format of Curtois and Qu (2014, schedulingbenchmarks.org): sections with rows of fields
 * between commas, `#` before comments.
 * @throws TextFileError with line, field, value and advice.
 * @example
 * readCurtois('SECTION_HORIZON\n7\nSECTION_SHIFTS\nD,480,\nSECTION_STAFF\nA,D=5,2400,0,5,1,1,1\nSECTION_COVER\n0,D,1,100,1').agents[0].maxShifts // => { D: 5 }
 */
export function readCurtois(text: string): DutyProblem {
  const sections = splitSections(text);
  const days = readHorizon(rowsOf(sections, 'SECTION_HORIZON'));
  const typeRows = rowsOf(sections, 'SECTION_SHIFTS');
  const types = uniqueNames(typeRows, 'shift type');
  const staffRows = rowsOf(sections, 'SECTION_STAFF');
  const names: Names = { days, types, agents: uniqueNames(staffRows, 'employee') };
  const daysOff = readDaysOff(rowsOf(sections, 'SECTION_DAYS_OFF'), names);
  return {
    days,
    shiftTypes: typeRows.map((row) => readShiftType(row, types)),
    agents: staffRows.map((row) => readAgent(row, names, daysOff)),
    requests: [
      ...rowsOf(sections, 'SECTION_SHIFT_ON_REQUESTS').map((row) => readRequest(row, 'on', names)),
      ...rowsOf(sections, 'SECTION_SHIFT_OFF_REQUESTS').map((row) => readRequest(row, 'off', names)),
    ],
    cover: rowsOf(sections, 'SECTION_COVER').map((row) => readCover(row, names)),
  };
}

/**
 * Writes a problem in the text format that `readCurtois` reads.
 * @example
 * writeCurtois({ days: 7, shiftTypes: [], agents: [], requests: [], cover: [] }).split('\n')[1] // => '7'
 */
export function writeCurtois(problem: DutyProblem): string {
  const { days, shiftTypes, agents, requests, cover } = problem;
  const limits = (agent: DutyAgent) =>
    shiftTypes.map(({ id }) => `${id}=${agent.maxShifts[id] ?? 0}`).join('|');
  const wishes = (wanted: ShiftRequest['wish']) =>
    requests
      .filter(({ wish }) => wish === wanted)
      .map(({ agentId, day, shiftTypeId, weight }) => [agentId, day, shiftTypeId, weight]);
  const sections: Readonly<Record<Section, readonly (readonly (string | number)[])[]>> = {
    SECTION_HORIZON: [[days]],
    SECTION_SHIFTS: shiftTypes.map(({ id, minutes, notFollowedBy }) => [
      id,
      minutes,
      notFollowedBy.join('|'),
    ]),
    SECTION_STAFF: agents.map((agent) => [
      agent.id,
      limits(agent),
      agent.maxMinutes,
      agent.minMinutes,
      agent.maxConsecutiveShifts,
      agent.minConsecutiveShifts,
      agent.minConsecutiveDaysOff,
      agent.maxWeekends,
    ]),
    SECTION_DAYS_OFF: agents
      .filter(({ daysOff }) => daysOff.length > 0)
      .map(({ id, daysOff }) => [id, ...daysOff]),
    SECTION_SHIFT_ON_REQUESTS: wishes('on'),
    SECTION_SHIFT_OFF_REQUESTS: wishes('off'),
    SECTION_COVER: cover.map((need) => [
      need.day,
      need.shiftTypeId,
      need.agents,
      need.underWeight,
      need.overWeight,
    ]),
  };
  return SECTIONS.map((name) => [name, ...sections[name].map((row) => row.join(',')), ''].join('\n')).join(
    '\n',
  );
}

function splitSections(text: string): Sections {
  const sections = new Map<Section, TextRow[]>();
  let rows: TextRow[] | undefined;
  for (const row of textRows(text)) {
    if (row.fields[0].startsWith('SECTION_')) {
      rows = [];
      sections.set(newSection(row, sections), rows);
    } else if (rows === undefined) {
      row.fail(`"${row.fields[0]}" stands before the first section. Begin with SECTION_HORIZON.`);
    } else {
      rows.push(row);
    }
  }
  return sections;
}

function newSection(row: TextRow, known: Sections): Section {
  const [name] = row.fields;
  const section = SECTIONS.find((each) => each === name);
  if (section === undefined) return row.fail(`${name} is not a section. Known: ${SECTIONS.join(', ')}.`);
  if (known.has(section)) row.fail(`${section} is there twice. Put its rows together.`);
  return section;
}

function rowsOf(sections: Sections, name: Section): readonly TextRow[] {
  const rows = sections.get(name) ?? [];
  if (rows.length > 0 || MAY_BE_MISSING.includes(name)) return rows;
  throw new TextFileError(
    1,
    `the file has no rows of ${name}. Add them; is this a problem of Curtois and Qu?`,
  );
}

function readHorizon([row, second]: readonly TextRow[]): number {
  second?.fail('SECTION_HORIZON has a second row. It holds the number of days and nothing else.');
  row.expectFields(['days']);
  return row.whole(0, 'the number of days', 1, MOST_DAYS);
}

function uniqueNames(rows: readonly TextRow[], what: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const row of rows) {
    const name = row.text(0, `the name of the ${what}`);
    if (names.has(name)) row.fail(`the ${what} ${name} is there twice. Names must differ.`);
    names.add(name);
  }
  return names;
}

function readShiftType(row: TextRow, types: ReadonlySet<string>): ShiftType {
  row.expectFields(['shift type', 'minutes', 'types that cannot follow'], 1);
  const notFollowedBy = parts(row.fields[2] ?? '');
  const odd = notFollowedBy.find((id) => !types.has(id));
  if (odd !== undefined) row.fail(`"${odd}", which cannot follow, is not in SECTION_SHIFTS.`);
  return { id: row.fields[0], minutes: row.whole(1, 'the minutes', 1), notFollowedBy };
}

function readAgent(row: TextRow, { types }: Names, daysOff: ReadonlyMap<string, number[]>): DutyAgent {
  row.expectFields(STAFF_FIELDS);
  const limit = (at: number) => row.whole(at, STAFF_FIELDS[at]);
  return {
    id: row.fields[0],
    maxShifts: Object.fromEntries(parts(row.fields[1]).map((part) => readLimit(row, part, types))),
    maxMinutes: limit(2),
    minMinutes: limit(3),
    maxConsecutiveShifts: limit(4),
    minConsecutiveShifts: limit(5),
    minConsecutiveDaysOff: limit(6),
    maxWeekends: limit(7),
    daysOff: daysOff.get(row.fields[0]) ?? [],
  };
}

function readLimit(row: TextRow, part: string, types: ReadonlySet<string>): [string, number] {
  const [, id = '', most = ''] = /^([^=]*)=\s*(\d+)$/.exec(part) ?? [];
  if (most === '')
    row.fail(`most shifts "${part}" must be a shift type, = and a whole number, such as D=14.`);
  if (!types.has(id.trim())) row.fail(`shift type "${id}" is not in SECTION_SHIFTS.`);
  return [id.trim(), Number(most)];
}

function readDaysOff(rows: readonly TextRow[], { agents, days }: Names): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const id = row.known(0, 'the employee', agents, 'SECTION_STAFF');
    const own = row.fields.slice(1).map((_, at) => row.whole(at + 1, 'the day off', 0, days - 1));
    found.set(id, [...(found.get(id) ?? []), ...own]);
  }
  return found;
}

function readRequest(row: TextRow, wish: ShiftRequest['wish'], names: Names): ShiftRequest {
  row.expectFields(['employee', 'day', 'shift type', 'weight']);
  return {
    wish,
    agentId: row.known(0, 'the employee', names.agents, 'SECTION_STAFF'),
    day: row.whole(1, 'the day', 0, names.days - 1),
    shiftTypeId: row.known(2, 'the shift type', names.types, 'SECTION_SHIFTS'),
    weight: row.whole(3, 'the weight'),
  };
}

function readCover(row: TextRow, names: Names): CoverNeed {
  row.expectFields(['day', 'shift type', 'employees', 'weight of too few', 'weight of too many']);
  return {
    day: row.whole(0, 'the day', 0, names.days - 1),
    shiftTypeId: row.known(1, 'the shift type', names.types, 'SECTION_SHIFTS'),
    agents: row.whole(2, 'the employees wanted'),
    underWeight: row.whole(3, 'the weight of too few'),
    overWeight: row.whole(4, 'the weight of too many'),
  };
}

function parts(text: string): string[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
