import type { Customer, InboundMessage, Order, TranscriptMessage } from '../../src/domain/index.js';
import { createConversationStore, type Database } from '../../src/storage/index.js';
import type { Random } from './random.js';
import type { Scheduler } from './scheduler.js';
import type { SimProcess } from './sim-process.js';

/** One message that was sent in earnest: it has to be handled once, whatever happened on its way. */
export interface SentMessage {
  readonly conversationKey: string;
  readonly eventId: string;
}

export interface CustomersOptions {
  readonly sim: Scheduler;
  readonly raw: Database;
  readonly customers: readonly Customer[];
  readonly orders: readonly Order[];
  /** Any process that lives; null while none does. */
  readonly anyProcess: () => SimProcess | null;
}

const opening = (random: Random, order: Order): string => {
  const line = random.pick(order.lines);
  const of = `the ${line.name} from order ${order.number}`;
  return order.status === 'processed'
    ? random.pick([`cancel order ${order.number}`, `I want my money back for ${of}`, `please cancel ${of}`])
    : random.pick([
        `I would like to return ${of}`,
        `I want a refund for ${of}, it is broken`,
        `${of} arrived damaged, I want my money back`,
        `I'd like to exchange ${of}`,
        `I want to return everything from order ${order.number}`,
        `I want to talk to a person about ${of}, I want a refund`,
      ]);
};

const loose = [
  'it does not switch on any more',
  'yes',
  'I changed my mind',
  'the whole order please',
  'both of them',
  'refund',
  'no, leave it',
];

/** What somebody answers who wants to get there: mostly what is offered, mostly yes. */
const answer = (
  random: Random,
  said: TranscriptMessage | undefined,
): { text: string; choiceId: string | null } => {
  const choices = said?.choices ?? [];
  if (choices.length === 0) return { text: random.pick(loose), choiceId: null };
  const yes = choices.find(({ id }) => id === 'yes');
  const further = choices.filter(
    ({ id }) => !['leave-it', 'talk-to-person', 'no', 'track-order'].includes(id),
  );
  const wanted = further.length > 0 && random.chance(0.85) ? further : choices;
  const chosen = yes !== undefined && random.chance(0.9) ? yes : random.pick(wanted);
  return random.chance(0.8) ? { text: '', choiceId: chosen.id } : { text: chosen.label, choiceId: null };
};

/** Customers write, wait for the answer, and write again; their messenger resends what was not taken, and more. */
export const createCustomers = ({ sim, raw, customers, orders, anyProcess }: CustomersOptions) => {
  const store = createConversationStore(raw);
  const sent: SentMessage[] = [];
  let talks = 0;

  const post = async (message: InboundMessage): Promise<void> => {
    const process = anyProcess();
    if (process === null) return sim.at(sim.clock.ms() + 5_000, 'resend', () => void post(message));
    // Whoever calls in time-outs: a process that dies takes the request with it, and it is sent again.
    let isTaken = false;
    sim.at(sim.clock.ms() + 60_000, `look after ${message.eventId}`, () => {
      if (!isTaken) void post(message);
    });
    try {
      await process.house.inbox.accept(message as Parameters<typeof process.house.inbox.accept>[0]);
      isTaken = true;
    } catch {
      // The look after it resends.
    }
  };

  const send = (message: InboundMessage): void => {
    sent.push({ conversationKey: message.threadKey, eventId: message.eventId });
    void post(message);
    if (sim.random.chance(sim.faults.messageTwice)) {
      sim.count('message-twice');
      sim.at(
        sim.clock.ms() + sim.random.pick([0, 50, 60_000]),
        `twice ${message.eventId}`,
        () => void post(message),
      );
    }
  };

  const talk = (customer: Customer, begins: { at: number; with: string }): void => {
    talks += 1;
    const threadKey = `T${talks}`;
    const random = sim.random.fork();
    const turnsMax = random.between(4, 9);
    const write = (number: number, text: string, choiceId: string | null): void => {
      send({
        channel: 'slack',
        threadKey,
        eventId: `${threadKey}-${number}`,
        text,
        choiceId,
        attachments: [],
        locale: null,
        provenCustomerId: customer.id,
        address: {},
        receivedAt: sim.clock.now().toISOString(),
      });
      if (number < turnsMax) waitForAnswer(number, 0);
    };
    const waitForAnswer = (number: number, looks: number): void => {
      sim.at(sim.clock.ms() + random.pick([3_000, 20_000, 400_000]), `look ${threadKey}-${number}`, () => {
        void lookForAnswer(number, looks);
      });
    };
    const lookForAnswer = async (number: number, looks: number): Promise<void> => {
      const conversation = await store.conversationByThread('slack', threadKey);
      const lines = conversation === null ? [] : await store.messages(conversation.id, 0);
      const last = lines.at(-1);
      const isAnswered = last !== undefined && last.role !== 'customer';
      if (!isAnswered && looks < 4) return waitForAnswer(number, looks + 1);
      const next = answer(random, last);
      write(number + 1, next.text, next.choiceId);
    };
    sim.at(begins.at, `${threadKey} begins`, () => write(1, begins.with, null));
  };

  return Object.freeze({
    sent: sent as readonly SentMessage[],
    begin: () => {
      for (const customer of customers) {
        const own = orders.filter((order) => order.customerId === customer.id);
        for (const order of own) {
          const begin = () => ({
            at: sim.clock.ms() + sim.random.pick([0, 10, 5_000, 200_000]),
            with: opening(sim.random, order),
          });
          const first = begin();
          talk(customer, first);
          // Two conversations about one order at once, often about the same goods: what remains is given out once.
          if (sim.random.chance(sim.faults.askedTwice))
            talk(customer, sim.random.chance(0.6) ? first : begin());
        }
      }
    },
  });
};
