import type { House } from '../../src/server/wiring/open-house.js';
import { createMix } from './conversations.js';
import { measureTalks, type Stretch, type TalkFigures } from './measure-talks.js';
import { openBenchHouse } from './open-bench-house.js';
import type { Home } from './open-home.js';
import type { Door } from './play.js';

/** Straight to the turns of a house in this process; its workers run as they do in a server. */
export const houseDoor = ({ turns, clock, ids }: House): Door => ({
  open: async (locale) => {
    const { conversationId } = await turns.start({
      channel: 'web',
      threadKey: '',
      address: {},
      locale,
      tokenHash: null,
      provenCustomerId: null,
    });
    return {
      say: async (message) => {
        const { messages } = await turns.receive(conversationId, {
          channel: 'web',
          conversationId,
          threadKey: conversationId,
          eventId: ids.next('event'),
          text: 'text' in message ? message.text : '',
          choiceId: 'choice' in message ? message.choice : null,
          attachments: [],
          locale: null,
          provenCustomerId: null,
          address: {},
          receivedAt: clock.now().toISOString(),
        });
        return messages.map(({ key, choices }) => ({ key: key ?? '', choices }));
      },
    };
  },
});

const usedCpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** `Turns.receive` on one database, without HTTP. */
export const measureHouse = async (
  home: Home,
  stretch: Stretch,
  tell: (line: string) => void,
): Promise<TalkFigures & { readonly durability: string }> => {
  try {
    const { house, buyers } = await openBenchHouse(home);
    try {
      await house.startWork();
      const figures = await measureTalks(home.name, houseDoor(house), createMix(buyers), {
        ...stretch,
        concurrent: [1, 8, 32],
        cpuMs: usedCpuMs,
        tell,
      });
      return { durability: home.durability, ...figures };
    } finally {
      await house.close();
    }
  } finally {
    await home.remove();
  }
};
