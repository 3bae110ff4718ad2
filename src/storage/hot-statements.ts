import { changeStatement, writeStatement } from './conversations/commit-turn.js';
import { receiveStatement } from './conversations/receive.js';
import { nextStatement, takeStatement } from './conversations/take-turn.js';
import type { HotStatement } from './database.js';

/** What every turn runs. The embedded database plans them when it is opened. */
export const hotStatements: readonly HotStatement[] = [
  receiveStatement,
  takeStatement,
  nextStatement,
  changeStatement,
  writeStatement,
];
