import { formatMoney, money } from '../../base/index.js';
import { type DialogContent, renderMessage } from '../../dialog/index.js';
import type { CreditMemoPaper } from '../../documents/index.js';
import type { CreditMemo, Locale, PaperLine, StoredPaper } from '../../domain/index.js';

/** A credit memo, or an invoice, which has a last day to pay and no lines. */
type Printable = Pick<
  CreditMemo,
  'number' | 'issuedAt' | 'caseReference' | 'orderNumber' | 'customerId' | 'currency' | 'totalMinor'
> &
  Partial<Omit<CreditMemo, 'kind'>> & { readonly kind?: string; readonly dueOn?: string | null };

interface PaperSource {
  readonly stored: StoredPaper;
  /** Lines of an address; the first names the shop. */
  readonly seller: readonly string[];
  /** Null when the customer is not known any more: the paper then names them by their id. */
  readonly customerName: string | null;
  readonly locale: Locale;
  readonly dialog: DialogContent;
}

const languages: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-Hans' };

/** A stored paper as it is printed: worded, and with amounts as people of the locale write them. */
export const wordedPaper = ({
  stored,
  seller,
  customerName,
  locale,
  dialog,
}: PaperSource): CreditMemoPaper => {
  const paper = stored.paper as Printable;
  const { number, currency, cancels = null, lines = [], taxes = [], untaxedMinor = 0 } = paper;
  const word = (key: string, params: Parameters<typeof renderMessage>[3] = {}): string =>
    renderMessage(dialog, locale, `memo-paper.${key}`, params);
  const amount = (amountMinor: number): string => formatMoney(money(amountMinor, currency), locale);
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  // With its year: a paper is kept for longer than one.
  const days = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeZone: dialog.timeZone,
  });
  const date = (iso: string): string => days.format(new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso));
  const fact = (label: string, value: string | null | undefined) =>
    value ? [{ label: word(label), value }] : [];
  const total = (part: 'net' | 'tax' | 'gross', amountMinor: number) => ({
    label: word('total', { part }),
    amount: amount(amountMinor),
  });
  const rate = (name: string, netMinor: number, own: number) => ({
    name: word('rate.name', { rate: name }),
    net: amount(netMinor),
    tax: amount(own),
  });
  const lineText = ({ bucket, name = '', names, quantity }: PaperLine): string => {
    const text = word(`line.${bucket}`, { name: names?.[locale] ?? name });
    return quantity === undefined || Math.abs(quantity) < 2 ? text : `${text} × ${Math.abs(quantity)}`;
  };
  return {
    number,
    title: word('title', { kind: paper.kind ?? stored.series }),
    cancels: cancels === null ? null : word('cancels', { number: cancels }),
    seller,
    customer: [customerName ?? word('customer', { id: paper.customerId })],
    facts: [
      ...fact('date', date(paper.issuedAt)),
      ...fact('case', paper.caseReference),
      ...fact('order', paper.orderNumber),
      ...fact('refund', paper.providerRefundId ?? paper.intentId),
      ...fact('tender', paper.tender),
      ...fact('due', paper.dueOn == null ? null : date(paper.dueOn)),
    ],
    lines: lines.map((line) => ({
      text: lineText(line),
      net: amount(line.netMinor),
      tax: amount(line.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0)),
      gross: amount(line.grossMinor),
    })),
    rates: [
      ...taxes.map(({ name, netMinor, taxMinor: own }) => rate(name ?? 'none', netMinor, own)),
      ...(untaxedMinor === 0 ? [] : [rate('untaxed', untaxedMinor, 0)]),
    ],
    totals: [
      ...(paper.netMinor === undefined ? [] : [total('net', paper.netMinor), total('tax', taxMinor)]),
      total('gross', paper.totalMinor),
    ],
    words: {
      item: word('item'),
      net: word('net'),
      tax: word('tax'),
      gross: word('gross'),
      rate: word('rate'),
      page: word('page', { page: '{page}' }),
    },
    language: languages[locale],
    at: new Date(paper.issuedAt),
  };
};
