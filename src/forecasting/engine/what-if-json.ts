import { JsonPlace } from '../../json/json-place.js';
import { type Change, CHANGEABLE, type QueueChange, type WhatIfScenario } from './what-if-scenario.js';

/** What a file of scenarios asks. */
export interface WhatIfQuestion {
  readonly scenarios: readonly WhatIfScenario[];
  readonly costPerHour: number | null;
}

export const MOST_SCENARIOS = 20;
const LONGEST_NAME = 60;
const FAR = 1e12;

/**
 * Reads `{ "scenarios": [{ "name", "changes": [{ "queue"?, "model"?, "volume"?: { "percent" | "by" | "to": number }, ... }] }], "costPerHour"? }`.
 * @throws JsonProblemError naming the place of what is wrong.
 * @example
 * whatIfFromJson({ scenarios: [{ name: 'rain', changes: [{ volume: { percent: 10 } }] }] }).scenarios[0].changes[0].changes // => { volume: { percent: 10 } }
 */
export function whatIfFromJson(json: unknown): WhatIfQuestion {
  const root = new JsonPlace(json).object(['scenarios'], ['costPerHour']);
  const items = root.get('scenarios').items();
  if (items.length < 1 || items.length > MOST_SCENARIOS) {
    root.get('scenarios').fail(`must have 1 to ${MOST_SCENARIOS} scenarios (got ${items.length}).`);
  }
  const scenarios = items.map(readScenario);
  scenarios.forEach(({ name }, at) => {
    const before = scenarios.slice(0, at).some((earlier) => earlier.name === name);
    if (before) items[at].fail(`has the name "${name}" of one before it. Give each its own.`);
  });
  return { scenarios, costPerHour: root.has('costPerHour') ? root.get('costPerHour').number(0, FAR) : null };
}

function readScenario(place: JsonPlace): WhatIfScenario {
  const scenario = place.object(['name', 'changes']);
  const name = scenario.get('name').text();
  if (name.length > LONGEST_NAME) scenario.get('name').fail(`must have at most ${LONGEST_NAME} characters.`);
  return { name, changes: scenario.get('changes').items().map(readChange) };
}

function readChange(place: JsonPlace): QueueChange {
  const object = place.object([], ['queue', 'model', ...CHANGEABLE]);
  const changes: Partial<Record<(typeof CHANGEABLE)[number], Change>> = {};
  for (const name of CHANGEABLE) if (object.has(name)) changes[name] = readFigure(object.get(name));
  return {
    queue: object.has('queue') ? object.get('queue').text() : null,
    ...(object.has('model') ? { model: object.get('model').oneOf(['C', 'A'] as const) } : {}),
    changes,
  };
}

function readFigure(place: JsonPlace): Change {
  const ways = ['percent', 'by', 'to'] as const;
  const object = place.object([], ways);
  const [way, ...more] = ways.filter((each) => object.has(each));
  if (way === undefined || more.length > 0) return place.fail('must have exactly one of percent, by, to.');
  const value = object.get(way).number(-FAR, FAR);
  if (way === 'percent') return { percent: value };
  return way === 'by' ? { by: value } : { to: value };
}
