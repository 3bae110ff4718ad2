type Path = readonly PropertyKey[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Paths of what was given and not kept: a mistyped optional field would otherwise be lost without a word.
 */
export const unknownFields = (given: unknown, kept: unknown, path: Path = []): Path[] => {
  if (Array.isArray(given) && Array.isArray(kept)) {
    return given.flatMap((value, index) => unknownFields(value, kept[index], [...path, index]));
  }
  if (!isObject(given) || !isObject(kept)) return [];
  return Object.entries(given).flatMap(([field, value]) =>
    field in kept
      ? unknownFields(value, kept[field], [...path, field])
      : value === undefined
        ? []
        : [[...path, field]],
  );
};
