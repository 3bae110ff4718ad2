/** One thing that can differ between two policies, in words for people. */
export interface PolicyDifference {
  /** Where it stands, such as `rules.change-of-mind.when.within`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly text: string;
}

/** One value of a part: a window, a fee, a sentence. */
export interface Facet {
  readonly path: string;
  /** What it is, so that "… changed from A to B" reads as a sentence. */
  readonly label: string;
  readonly text: string;
  /** Sentences for when it is new and for when it is gone, where "… is new" says too little. */
  readonly came?: string | undefined;
  readonly went?: string | undefined;
  /** Where the order does not matter: what came and what went is told instead of both lists. */
  readonly items?: readonly string[] | undefined;
  /** As it is written in this place; when that stays, the change is told where it was made, at a definition or default. */
  readonly own?: string | undefined;
  /** Where it comes from when nothing is written in this place; see `Part.inherits`. */
  readonly inherited?: string | undefined;
}

/** What comes and goes as a whole: a rule, a clause, the fee of a label. */
export interface Part {
  readonly path: string;
  readonly label: string;
  /** All of it in one line, for when it is new or gone. */
  readonly whole: string;
  readonly facets: readonly Facet[];
  /** What facets may be inherited from: a source that both states have tells of its own changes. */
  readonly inherits?: readonly string[] | undefined;
  /** Said after each change, such as the rules that a definition reaches. */
  readonly note?: string | undefined;
}

/** A part that is one value. */
export const single = (path: string, label: string, text: string, items?: readonly string[]): Part => ({
  path,
  label,
  whole: text,
  facets: [{ path: '', label, text, items }],
});

const cameAndWent = (before: readonly string[], after: readonly string[]): string => {
  const came = after.filter((item) => !before.includes(item));
  const went = before.filter((item) => !after.includes(item));
  return [
    ...(came.length > 0 ? [`now with ${came.join(', ')}`] : []),
    ...(went.length > 0 ? [`no longer with ${went.join(', ')}`] : []),
  ].join(', ');
};

const changeOf = (before: Facet, after: Facet): string | null => {
  if (before.text === after.text) return null;
  if (before.own !== undefined && before.own === after.own) return null;
  if (before.items === undefined || after.items === undefined)
    return `${after.label} changed from ${before.text} to ${after.text}`;
  const words = cameAndWent(before.items, after.items);
  return words === '' ? null : `${after.label}: ${words}`;
};

/** What differs between two states of the same part. */
export const compareFacets = (before: Part, after: Part): PolicyDifference[] => {
  const note = after.note === undefined ? '' : ` (${after.note})`;
  const pathOf = (facet: Facet): string => (facet.path === '' ? after.path : `${after.path}.${facet.path}`);
  const find = (part: Part, facet: Facet) => part.facets.find((other) => other.path === facet.path);
  const isToldElsewhere = ({ inherited }: Facet, other: Part): boolean =>
    inherited !== undefined && (other.inherits ?? []).includes(inherited);
  const told = (facet: Facet, kind: PolicyDifference['kind'], text: string): PolicyDifference => ({
    path: pathOf(facet),
    kind,
    text: `${text}${note}`,
  });
  const gone = before.facets.flatMap((facet) =>
    find(after, facet) !== undefined || isToldElsewhere(facet, after)
      ? []
      : [told(facet, 'removed', facet.went ?? `${facet.label} is gone; it was ${facet.text}`)],
  );
  const kept = after.facets.flatMap((facet) => {
    const was = find(before, facet);
    if (was === undefined)
      return isToldElsewhere(facet, before)
        ? []
        : [told(facet, 'added', facet.came ?? `${facet.label} is new: ${facet.text}`)];
    const text = changeOf(was, facet);
    return text === null ? [] : [told(facet, 'changed', text)];
  });
  return [...gone, ...kept];
};

export const added = (part: Part): PolicyDifference => ({
  path: part.path,
  kind: 'added',
  text: `${part.label} is new: ${part.whole}`,
});

export const removed = (part: Part): PolicyDifference => ({
  path: part.path,
  kind: 'removed',
  text: `${part.label} is gone: ${part.whole}`,
});

/** Parts are the same when their paths are. */
export const compareParts = (before: readonly Part[], after: readonly Part[]): PolicyDifference[] => {
  const was = new Map(before.map((part) => [part.path, part]));
  const is = new Set(after.map(({ path }) => path));
  return [
    ...before.filter(({ path }) => !is.has(path)).map(removed),
    ...after.flatMap((part) => {
      const old = was.get(part.path);
      return old === undefined ? [added(part)] : compareFacets(old, part);
    }),
  ];
};
