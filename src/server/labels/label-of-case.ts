import { type DialogContent, renderMessage } from '../../dialog/index.js';
import type { ReturnLabel } from '../../documents/index.js';
import type { Case, Customer, Locale, Order } from '../../domain/index.js';

export interface LabelSource {
  readonly found: Case;
  readonly customer: Customer | null;
  readonly order: Order | null;
  /** Where returns go, a line each; the first names the shop. */
  readonly address: readonly string[];
  readonly locale: Locale;
  readonly dialog: DialogContent;
}

const languages: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-Hans' };

const senderOf = (customer: Customer | null, locale: Locale): string[] => {
  if (customer === null) return [];
  const { firstName, lastName, postcode, country } = customer;
  const isEastern = /\p{Script=Han}/u.test(`${firstName}${lastName}`);
  const name = isEastern && locale === 'zh' ? `${lastName}${firstName}` : `${firstName} ${lastName}`;
  return [name.trim(), [postcode, country].filter((part) => part !== '').join(', ')].filter(
    (line) => line !== '',
  );
};

/** The label of a return, worded for its customer; null where nothing has to be sent any more. */
export const labelOfCase = ({
  found,
  customer,
  order,
  address,
  locale,
  dialog,
}: LabelSource): ReturnLabel | null => {
  const { return: goods, reference } = found;
  if (goods === null || goods.rma === null) return null;
  if (!['open', 'in-transit', 'partially-received'].includes(goods.status)) return null;
  const word = (key: string, params: Parameters<typeof renderMessage>[3] = {}): string =>
    renderMessage(dialog, locale, key, params);
  return {
    rma: goods.rma,
    caseReference: reference,
    from: senderOf(customer, locale),
    to: address,
    items: goods.lines.map(({ lineId, quantity }) => {
      const line = order?.lines.find(({ id }) => id === lineId);
      const item = {
        kind: 'item',
        name: line?.name ?? lineId,
        names: line?.names ?? {},
        quantity: 1,
      } as const;
      return {
        name: word('label-paper.item', { item: { ...item, options: line?.options ?? {} } }),
        quantity,
      };
    }),
    sendBy:
      goods.sendBy === null ? null : word('label-paper.date', { date: { kind: 'date', iso: goods.sendBy } }),
    words: {
      title: word('label-paper.title'),
      from: word('label-paper.from'),
      to: word('label-paper.to'),
      caseReference: word('label-paper.case'),
      sendBy: word('label-paper.send-by'),
      items: word('label-paper.items'),
      note: word('label-paper.note'),
    },
    language: languages[locale],
    // The day it was agreed: the same label is the same bytes.
    at: new Date(found.openedAt),
  };
};
