/** What one sentence can be about. The same names as the files in `dialogs/intents/<locale>/`. */
export const intentNames = [
  'request_refund',
  'return_item',
  'exchange_item',
  'cancel_order',
  'track_refund',
  'track_order',
  'ask_policy',
  'report_damaged',
  'report_wrong_item',
  'report_missing',
  'payment_problem',
  'complaint',
  'human_agent',
  'order_lookup',
  'greeting',
  'goodbye_thanks',
  'affirm',
  'deny',
  'correction',
  'out_of_scope',
] as const;
export type IntentName = (typeof intentNames)[number];

export const isIntentName = (name: string): name is IntentName =>
  (intentNames as readonly string[]).includes(name);

export interface IntentExample {
  readonly intent: IntentName;
  readonly text: string;
}
