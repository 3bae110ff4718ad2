/** Runs works of the same key one after the other, in the order they came; a failed one does not hold up the next. */
export const inOrder = (): (<T>(key: string, work: () => Promise<T>) => Promise<T>) => {
  const lanes = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const own = (lanes.get(key) ?? Promise.resolve()).then(work, work);
    lanes.set(key, own);
    const leave = (): void => {
      if (lanes.get(key) === own) lanes.delete(key);
    };
    own.then(leave, leave);
    return own;
  };
};
