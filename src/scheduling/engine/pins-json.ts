import { type JsonPlace } from '../../json/json-place.js';
import { localDate } from '../../time/zoned-time.js';
import { type Agent, type Pin } from './problem.js';
import { shiftFromJson, shiftToJson } from './roster-json.js';

/**
 * Reads what is held fixed; a pinned shift is written as in a roster, of an agent that exists.
 * @throws JsonProblemError naming the path.
 * @example
 * pinsFromJson({ items: () => [] }, []) // => []
 */
export function pinsFromJson(place: JsonPlace, agents: readonly Pick<Agent, 'id'>[]): Pin[] {
  const known = new Set(agents.map(({ id }) => id));
  return place.items().map((each) => pinFromJson(each, known));
}

function pinFromJson(place: JsonPlace, agents: ReadonlySet<string>): Pin {
  const pin = place.object(['kind', 'agentId'], ['shift', 'date']);
  const kind = pin.get('kind').oneOf(['shift', 'day-off']);
  const agentId = pin.get('agentId').reference(agents, 'an agent');
  const superfluous = kind === 'shift' ? 'date' : 'shift';
  if (pin.has(superfluous)) pin.get(superfluous).fail(`does not belong to a pinned ${kind}. Leave it out.`);
  if (kind === 'day-off') return { kind, agentId, date: pin.get('date').read(localDate) };
  const shift = shiftFromJson(pin.get('shift'));
  if (shift.agentId !== agentId) {
    pin.get('shift').fail(`is of "${shift.agentId}"; the pin is of "${agentId}". Make them the same.`);
  }
  return { kind, agentId, shift };
}

/**
 * The JSON value of pins.
 * @example
 * pinsToJson([{ kind: 'day-off', agentId: 'a', date: localDate('2026-03-02') }]) // => [{ kind: 'day-off', agentId: 'a', date: '2026-03-02' }]
 */
export function pinsToJson(pins: readonly Pin[]): Record<string, unknown>[] {
  return pins.map((pin) => (pin.kind === 'shift' ? { ...pin, shift: shiftToJson(pin.shift) } : { ...pin }));
}
