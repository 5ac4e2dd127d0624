/** Gives each item a key by its name, numbered where several have the same: two things can happen at one moment. */
export function keyed<T>(
  items: readonly T[],
  nameOf: (item: T) => string | number,
): { key: string; item: T }[] {
  const seen = new Map<string | number, number>();
  return items.map((item) => {
    const name = nameOf(item);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `${name} ${count}`, item };
  });
}
