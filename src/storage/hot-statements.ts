import { changeStatement, writeStatement } from './conversations/commit-turn.js';
import { greetStatement, openStatement } from './conversations/create-conversation.js';
import { receiveStatement } from './conversations/receive.js';
import { nextStatement, takeStatement } from './conversations/take-turn.js';
import type { HotStatement } from './database.js';
import { countStatement } from './ephemeral/table-store.js';
import { holdingStatement } from './ledgers/refund-ledger.js';
import { orderByNumberStatement, ordersOfCustomerStatement } from './shop/order-rows.js';
import { customerStatement, customersByEmailStatement } from './shop/shop-records.js';

/** What every turn runs, and most conversations. The embedded database knows them from when it is opened. */
export const hotStatements: readonly HotStatement[] = [
  receiveStatement,
  takeStatement,
  nextStatement,
  changeStatement,
  writeStatement,
  openStatement,
  greetStatement,
  customerStatement,
  customersByEmailStatement,
  ordersOfCustomerStatement,
  orderByNumberStatement,
  holdingStatement,
  countStatement,
];
