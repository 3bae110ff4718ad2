import type { House } from '../../src/server/wiring/open-house.js';

/** Mei Lin of the sandbox returns her skateboard for $114.00 and says yes; answers the reference of the case. */
export const fileReturn = async (house: House): Promise<string> => {
  const [mei] = await house.records.customersByEmail('mei.lin@example.com');
  if (mei === undefined) throw new Error('the sandbox has no Mei Lin');
  const { conversationId } = await house.turns.start({
    channel: 'web',
    threadKey: '',
    address: {},
    locale: 'en',
    tokenHash: 'secret-hash',
    provenCustomerId: mei.id,
  });
  const texts = ['I want to return the skateboard', 'changed my mind', 'yes', '=1+1'];
  for (const [index, text] of texts.entries())
    await house.turns.receive(conversationId, {
      channel: 'web',
      conversationId,
      threadKey: conversationId,
      eventId: `e${index}`,
      text,
      choiceId: null,
      attachments: [],
      locale: null,
      provenCustomerId: mei.id,
      address: {},
      receivedAt: house.clock.now().toISOString(),
    });
  await house.settle();
  const [filed] = await house.cases.casesOf(mei.id);
  if (filed === undefined) throw new Error('no case was filed');
  return filed.reference;
};
