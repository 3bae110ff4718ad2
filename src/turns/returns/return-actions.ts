import type { TurnsDependencies } from '../dependencies.js';
import { cancelReturn } from './cancel-return.js';
import { closeReturn } from './close-return.js';
import { declineReturn } from './decline-return.js';
import { findReturn } from './find-return.js';
import { inspectReturn } from './inspect-return.js';
import type { ReturnActions } from './ports.js';
import { receiveReturn } from './receive-return.js';
import { insistOn } from './return-step.js';
import { trackReturn } from './track-return.js';

/** What can be done with goods that travel back; the same for the command line, the desk, carriers and timers. */
export const createReturnActions = (deps: TurnsDependencies): ReturnActions => {
  const track = insistOn(deps, trackReturn);
  return Object.freeze({
    find: findReturn(deps),
    track: (name, news, { actor }) => track(name, { actor, news }),
    receive: insistOn(deps, receiveReturn),
    inspect: insistOn(deps, inspectReturn),
    close: insistOn(deps, closeReturn),
    decline: insistOn(deps, declineReturn),
    cancel: insistOn(deps, cancelReturn),
  } satisfies ReturnActions);
};
