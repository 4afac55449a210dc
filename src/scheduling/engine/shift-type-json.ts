import { type JsonPlace } from '../../json/json-place.js';
import { localTime } from '../../time/zoned-time.js';
import { optionalMember } from './optional-json.js';
import { type FixedPause, type ShiftType } from './problem.js';
import { ROTATION_WORDS } from './work-rules-json.js';

const DAY_MINUTES = 24 * 60;

/**
 * Reads a shift type.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { shiftTypeFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function shiftTypeFromJson(place: JsonPlace): ShiftType {
  const type = place.object(['id', 'starts'], ['name', 'lengthsMinutes', 'pauses']);
  const id = type.get('id').text();
  if (ROTATION_WORDS.includes(id)) type.get('id').fail(`"${id}" has a meaning in rotations. Choose another.`);
  const starts = type.get('starts').object(['earliest', 'latest']);
  return {
    id,
    ...optionalMember(type, 'name', (each) => each.text()),
    starts: {
      earliest: starts.get('earliest').read(localTime),
      latest: starts.get('latest').read(localTime),
    },
    ...optionalMember(type, 'lengthsMinutes', (each) =>
      each.items().map((length) => length.whole(1, DAY_MINUTES)),
    ),
    ...optionalMember(type, 'pauses', (each) => each.items().map(fixedPauseFromJson)),
  };
}

function fixedPauseFromJson(place: JsonPlace): FixedPause {
  const pause = place.object(['kind', 'afterStartMinutes', 'minutes', 'paid']);
  return {
    kind: pause.get('kind').oneOf(['break', 'meal']),
    afterStartMinutes: pause.get('afterStartMinutes').number(0, DAY_MINUTES),
    minutes: pause.get('minutes').number(1, DAY_MINUTES),
    paid: pause.get('paid').boolean(),
  };
}
