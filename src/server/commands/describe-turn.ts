import type { DialogEvent, DialogState, RecordedTurn } from '../../dialog/index.js';

export interface TurnDescription {
  /** What the words were taken to mean. */
  readonly commands: readonly Readonly<Record<string, unknown>>[];
  /** What is known after the turn. */
  readonly slots: Readonly<Record<string, string>>;
  readonly caseReference: string | null;
}

const isRecordedTurn = (record: unknown): record is RecordedTurn =>
  typeof record === 'object' && record !== null && 'events' in record;

const commandsOf = (event: DialogEvent) => (event.type === 'commands' ? event.commands : []);

/** The meaning of one recorded turn, and where the dialog stands after it. */
export const describeTurn = (record: unknown, state: DialogState | null): TurnDescription => ({
  commands: isRecordedTurn(record) ? record.events.flatMap(commandsOf) : [],
  slots: Object.assign({}, state?.said, ...(state?.frames ?? []).map(({ slots }) => slots)),
  caseReference: state?.caseReference ?? null,
});
