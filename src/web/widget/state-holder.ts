/** A value with watchers: what the components and the network side share. */
export interface StateHolder<State> {
  readonly get: () => State;
  readonly set: (change: (state: State) => State) => void;
  readonly watch: (watcher: (state: State) => void) => () => void;
}

export const holdState = <State>(first: State): StateHolder<State> => {
  let state = first;
  const watchers = new Set<(state: State) => void>();
  return {
    get: () => state,
    set: (change) => {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const watcher of watchers) watcher(state);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
};
