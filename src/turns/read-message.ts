import { type DialogEvent, type DialogState, listeningFor } from '../dialog/index.js';
import type { Command } from '../domain/index.js';
import { shouldHandOff } from '../handoff/index.js';
import type { TurnsDependencies } from './dependencies.js';
import type { StoredInbound } from './ports.js';

/** One inbound message as the dialog will take it, and the words that go into the transcript. */
export interface ReadMessage {
  readonly event: Extract<DialogEvent, { type: 'commands' }>;
  readonly words: string;
  readonly fingerprint: string;
  readonly by: string;
}

const certain = (words: string) => ({ words: words.slice(0, 2000), confidence: 1 });

/** Turns a click, a photo or a text into commands. */
export const readMessage = async (
  deps: TurnsDependencies,
  state: DialogState,
  inbound: StoredInbound,
  now: string,
): Promise<ReadMessage> => {
  const { message } = inbound;
  const listening = listeningFor(deps.dialog, state);
  const plain = {
    type: 'commands' as const,
    mood: { angry: false, legalThreat: false, vulnerable: false, abusive: false },
    locale: state.locale,
    ...(message.provenCustomerId === null ? {} : { identity: { customerId: message.provenCustomerId } }),
    escalate: null,
  };
  if (message.choiceId !== null) {
    const label =
      listening.choices.find((choice) => choice.id === message.choiceId)?.label ??
      (message.text || message.choiceId);
    const command: Command = { kind: 'choose', choiceId: message.choiceId, ...certain(label) };
    return { event: { ...plain, commands: [command] }, words: label, fingerprint: 'choice', by: 'choice' };
  }
  const photo = message.attachments[0];
  const shown: Command[] =
    photo === undefined
      ? []
      : [
          {
            kind: 'fill-slot',
            slot: 'evidence',
            value: `@photo ${photo.ref}`.slice(0, 2000),
            ...certain(photo.name),
          },
        ];
  if (message.text.trim() === '' && shown.length > 0) {
    return {
      event: { ...plain, commands: shown },
      words: `[${photo?.name ?? ''}]`,
      fingerprint: 'attachment',
      by: 'attachment',
    };
  }
  const understood = await deps.understand(message.text, {
    locale: state.locale,
    listening,
    today: now,
    timeZone: deps.policies.current(now).timeZone,
  });
  // Before anything is under way there is no language to switch from.
  const silentSwitch = listening.flow === null;
  const commands = understood.commands.filter(
    (command) =>
      (command.kind !== 'change-language' || !silentSwitch) &&
      !(state.identity !== null && isPostcodeToo(command, understood.commands)),
  );
  const isMiss = understood.commands.some(
    (command) => command.kind === 'not-understood' || command.kind === 'out-of-scope',
  );
  const reason = shouldHandOff({
    mood: understood.mood,
    missesInARow: isMiss ? state.missesInARow + 1 : 0,
    disputed: false,
    askedForPerson: understood.commands.some((command) => command.kind === 'talk-to-person'),
    angryInARow: understood.mood.angry ? state.angryTurns + 1 : 0,
  });
  return {
    event: {
      ...plain,
      commands: [
        ...shown,
        ...(commands.length > 0
          ? commands
          : shown.length > 0
            ? []
            : [{ kind: 'small-talk' as const, about: 'greeting' as const, ...certain(message.text) }]),
      ],
      mood: understood.mood,
      locale: silentSwitch ? understood.locale : state.locale,
      escalate: escalation(reason),
    },
    words: message.text,
    fingerprint: understood.fingerprint,
    by: understood.by,
  };
};

/** Misses and the request for a person are the dialog's own; grief, threats and lasting anger are decided here. */
const escalation = (reason: ReturnType<typeof shouldHandOff>): ReadMessage['event']['escalate'] => {
  switch (reason) {
    case 'legal-threat':
      return { how: 'make', reason };
    case 'vulnerable':
    case 'angry':
      return { how: 'offer', reason };
    default:
      return null;
  }
};

/** Digits that may be a postcode or an order number point at no order once it is clear who is asking. */
const isPostcodeToo = (command: Command, all: readonly Command[]): boolean =>
  command.kind === 'fill-slot' &&
  command.slot === 'order-number' &&
  all.some(
    (other) => other.kind === 'fill-slot' && other.slot === 'postcode' && other.value === command.value,
  );
