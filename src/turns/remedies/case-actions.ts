import type { TurnsDependencies } from '../dependencies.js';
import { appease } from './appease.js';
import { closeAsAgent, escalateAsAgent, noteAsAgent, reopenAsAgent } from './end-or-reopen.js';
import { settleInvoice } from './invoices.js';
import type { CaseActions } from './ports.js';
import { withdrawAsAgent } from './withdraw.js';

/** What a colleague can do to a case beside deciding on it, the same for the desk and the command line. */
export const createCaseActions = (deps: TurnsDependencies): CaseActions =>
  Object.freeze({
    appease: appease(deps),
    withdraw: withdrawAsAgent(deps),
    payInvoice: settleInvoice(deps, 'paid'),
    cancelInvoice: settleInvoice(deps, 'cancelled'),
    reopen: reopenAsAgent(deps),
    escalate: escalateAsAgent(deps),
    close: closeAsAgent(deps),
    note: noteAsAgent(deps),
  });
