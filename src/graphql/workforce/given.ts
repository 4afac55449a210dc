/** What an update names; `null` means "leave it" where the field cannot be empty. */
export function given<T extends object, K extends keyof T = never>(
  input: T,
  mayBeEmpty: readonly K[] = [],
): { [P in keyof T]?: P extends K ? T[P] : NonNullable<T[P]> } {
  const named = Object.entries(input).filter(
    ([field, value]) => value !== undefined && (value !== null || mayBeEmpty.includes(field as K)),
  );
  return Object.fromEntries(named) as { [P in keyof T]?: P extends K ? T[P] : NonNullable<T[P]> };
}
