import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { problemFromJson, problemToJson } from '../../../src/scheduling/engine/problem-json.js';
import { WORK_RULE_IDS } from '../../../src/scheduling/engine/work-rules-json.js';
import { aWholeProblem, EVERY_WORK_RULE } from '../../builders/whole-problem.js';

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

const readSchema = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Json & { definitions: Json };
const schema = readSchema('docs/scheduling-problem.schema.json');
const validate = new Ajv().compile(schema);
const whole = JSON.parse(JSON.stringify(problemToJson(aWholeProblem()))) as Json;

function isRead(json: unknown): boolean {
  try {
    problemFromJson(json);
    return true;
  } catch {
    return false;
  }
}

/** The whole problem with the value at a path made another: `undefined` takes it away. */
function changed(path: Path, value: unknown): unknown {
  const copy = structuredClone(whole);
  let place: unknown = copy;
  for (const step of path.slice(0, -1)) place = (place as Record<string | number, unknown>)[step];
  const owner = place as Record<string | number, unknown>;
  const last = path[path.length - 1];
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
}

/** Every place of the document; of long lists of numbers only the first. */
function places(value: unknown, path: Path = []): [Path, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const members: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, typeof value[0] === 'number' ? 1 : value.length).map((each, at) => [at, each])
    : Object.entries(value);
  return [[path, value], ...members.flatMap(([name, each]) => places(each, [...path, name]))];
}

const all = places(whole);
const objects = all.filter(
  ([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const named = (path: Path) => path.join('/');

describe('the published schema and the reader of problems', () => {
  it('both take a problem that has everything, which reads back as it was', () => {
    expect(problemFromJson(whole)).toEqual(aWholeProblem());
    expect(validate(whole) || validate.errors).toBe(true);
  });

  it('are shown everything that the schema describes', () => {
    const met = new Set(objects.flatMap(([, value]) => Object.keys(value as Json)));
    expect([...propertyNames(schema)].filter((name) => !met.has(name)).sort()).toEqual(['$schema', 'span']);
    expect(EVERY_WORK_RULE.map(({ rule }) => rule).sort()).toEqual([...WORK_RULE_IDS].sort());
  });

  it('refuse a member that nobody knows, wherever it stands', () => {
    const taken = objects.filter(([path]) => named(path) !== 'calledHolidays');
    const wrong = taken.filter(([path]) => {
      const json = changed([...path, 'unheardOf'], 1);
      return isRead(json) || validate(json);
    });
    expect(wrong.map(([path]) => named(path))).toEqual([]);
  });

  it('agree on what may be left out', () => {
    const members = all.filter(([path]) => typeof path[path.length - 1] === 'string');
    const wrong = members.filter(([path]) => {
      const json = changed(path, undefined);
      return validate(json) ? !isRead(json) && !KNOWN_TO_READER.has(named(path)) : isRead(json);
    });
    expect(wrong.map(([path]) => named(path))).toEqual([]);
  });

  it.each([null, true, {}])('agree on %j instead of any value', (value) => {
    const wrong = all.slice(1).filter(([path]) => {
      const json = changed(path, value);
      return isRead(json) !== validate(json);
    });
    expect(wrong.map(([path]) => named(path))).toEqual([]);
  });

  it.each(['x', -1, 1e9, []])('refuse nothing in the schema that the reader takes: %j', (value) => {
    const wrong = all.slice(1).filter(([path]) => {
      const json = changed(path, value);
      // The other way round the reader knows more: zones, dates that exist, references, order.
      return isRead(json) && !validate(json);
    });
    expect(wrong.map(([path]) => named(path))).toEqual([]);
  });

  it('agree on values next to the limits of the schema', () => {
    const wrong = all
      .slice(1)
      .flatMap(([path, value]) =>
        typeof value !== 'number'
          ? []
          : [value + 0.5, 0, 1441, 10081, 1001]
              .filter((other) => isRead(changed(path, other)) && !validate(changed(path, other)))
              .map((other) => `${named(path)} = ${other}`),
      );
    expect(wrong).toEqual([]);
  });

  it('describe rules as the schema of labour packs does', () => {
    const packs = readSchema('rules/labour.schema.json');
    for (const [name, definition] of Object.entries(packs.definitions)) {
      expect([name, schema.definitions[name]]).toEqual([name, definition]);
    }
  });
});

/** Without the first two others refer to nothing; a step before the last needs its number. */
const KNOWN_TO_READER = new Set(['shiftTypes', 'labourPacks', 'queues/0/underCost/0/agents']);

function propertyNames(node: unknown): Set<string> {
  if (typeof node !== 'object' || node === null) return new Set();
  const { properties = {} } = node as { properties?: Json };
  const inner = Object.values(node as Json).flatMap((each) => [...propertyNames(each)]);
  return new Set([...Object.keys(properties), ...inner]);
}
