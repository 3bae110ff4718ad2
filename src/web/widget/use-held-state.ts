import { useEffect, useState } from 'preact/hooks';
import type { StateHolder } from './state-holder.js';

/** A component's view of a held state. */
export const useHeldState = <State>(held: StateHolder<State>): State => {
  const [state, setState] = useState(held.get());
  useEffect(() => {
    setState(() => held.get());
    return held.watch((next) => setState(() => next));
  }, [held]);
  return state;
};
