import type { House } from '../../src/server/wiring/open-house.js';

/** Mei Lin of the sandbox, whose skateboard came on 12 November 2026, in a conversation of her own. */
export const meiLin = async (house: House, locale: 'en' | 'zh' = 'en') => {
  const [mei] = await house.records.customersByEmail('mei.lin@example.com');
  if (mei === undefined) throw new Error('the sandbox has no Mei Lin');
  const { conversationId } = await house.turns.start({
    channel: 'web',
    threadKey: '',
    address: {},
    locale,
    tokenHash: null,
    provenCustomerId: mei.id,
  });
  let count = 0;
  const say = async (text: string) => {
    count += 1;
    const { messages } = await house.turns.receive(conversationId, {
      channel: 'web',
      conversationId,
      threadKey: conversationId,
      eventId: `e${count}`,
      text,
      choiceId: null,
      attachments: [],
      locale: null,
      provenCustomerId: mei.id,
      address: {},
      receivedAt: house.clock.now().toISOString(),
    });
    return messages;
  };
  return { conversationId, say, customerId: mei.id };
};

/** She sends the skateboard back, and the house answers with what comes next. */
export const fileSkateboardReturn = async (house: House) => {
  const mei = await meiLin(house);
  await mei.say('I want to return the skateboard');
  await mei.say('changed my mind');
  const said = await mei.say('yes');
  const text = said.find(({ key }) => key === 'filed')?.text;
  if (text === undefined) throw new Error(`not filed: ${said.map(({ key }) => key).join(', ')}`);
  await house.settle();
  const [filed] = await house.cases.casesOf(mei.customerId);
  if (filed === undefined) throw new Error('no case was filed');
  return { ...mei, filed, text };
};
