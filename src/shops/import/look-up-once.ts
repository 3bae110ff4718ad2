/** Remembers answers, "nothing" included, so that a thousand orders of one customer ask the shop once. */
export const lookUpOnce = <T>(
  known: ReadonlyMap<string, T>,
  ask: (id: string) => Promise<T | null>,
): ((id: string) => Promise<T | null>) => {
  const answers = new Map<string, T | null>(known);
  return async (id) => {
    const answer = answers.get(id);
    if (answer !== undefined) return answer;
    const found = await ask(id);
    answers.set(id, found);
    return found;
  };
};
