import { type JsonObject, type JsonPlace } from '../../json/json-place.js';

/**
 * A member that may be missing, ready to be spread: nothing where the file has none.
 * @throws JsonProblemError as `read` does.
 * @example
 * optionalMember({ has: () => false }, 'x', () => 1) // => {}
 */
export function optionalMember<Name extends string, T>(
  object: JsonObject,
  name: Name,
  read: (place: JsonPlace) => T,
): { readonly [Key in Name]?: T } {
  return object.has(name) ? ({ [name]: read(object.get(name)) } as { readonly [Key in Name]: T }) : {};
}

/**
 * The texts of a list.
 * @throws JsonProblemError naming the path.
 * @example
 * textsFromJson({ items: () => [] }) // => []
 */
export function textsFromJson(place: JsonPlace): string[] {
  return place.items().map((each) => each.text());
}

/**
 * Reads a list of things whose ids differ.
 * @throws JsonProblemError naming the path.
 * @example
 * unique({ items: () => [] }, () => ({ id: 'a' })) // => []
 */
export function unique<T extends { readonly id: string }>(
  place: JsonPlace,
  read: (item: JsonPlace) => T,
): T[] {
  const seen = new Set<string>();
  return place.items().map((item) => {
    const value = read(item);
    if (seen.has(value.id)) item.fail(`has the id "${value.id}" again. Ids must differ.`);
    seen.add(value.id);
    return value;
  });
}
