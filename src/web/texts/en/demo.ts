/** The demo shop's words in English; `zh/demo.ts` has the same keys. */
export const demoTexts = {
  shop: 'Harbor & Pine',
  tagline: 'Good things, and a fair way back.',
  sandbox: 'This is a sandbox. People, orders and money are made up, so try anything.',
  language: '中文',
  desk: 'Agent desk',
  policy: 'Returns and refunds',
  api: 'API',
  heroTitle: 'Bought something that went wrong?',
  heroBody:
    'Write it in the chat in your own words, as one of the customers below. You get a decision with the sum, a case reference, or a person who knows the whole story.',
  heroChat: 'Open the chat',
  heroPeople: 'Pick a customer',
  sample: 'A sample conversation',
  sampleCustomer: 'yes. left ear crackles and cuts out when i walk',
  sampleAnswer:
    'They are faulty within 30 days of delivery, so you choose: a refund or a replacement. We pay the way back.',
  sampleRows: [
    ['Aria Wireless Headphones', '$89.00'],
    ['Sales tax', '$7.34'],
    ['Return label', '$0.00'],
    ['Back to Visa ··4021', '$96.34'],
  ] as readonly (readonly [string, string])[],
  peopleTitle: 'Pick a customer to play',
  peopleBody:
    'The assistant asks who you are before it looks anything up. An e-mail address with an order number or a postcode is enough.',
  proves: 'Who they are',
  orders: 'Orders',
  say: 'Things to say',
  copy: 'Copy',
  copied: 'Copied',
  tryIt: 'Try in chat',
  productsTitle: 'From the shop',
  productsBody: 'A few of the sixty products in the sandbox.',
  howTitle: 'Then change sides',
  howBody:
    'Ask for a person in the chat and open the agent desk in a second window. You will find the conversation waiting, with what the customer wants, what the policy says and why.',
  howLink: 'Open the agent desk',
  footer: 'Harbor & Pine does not exist. The refund assistant, Makegood, does.',
};
export type DemoTexts = typeof demoTexts;
