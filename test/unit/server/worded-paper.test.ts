import { describe, expect, test } from '@jest/globals';
import { createPapers } from '../../../src/documents/index.js';
import type { CreditMemo, PaperLine, StoredPaper } from '../../../src/domain/index.js';
import { fontFile } from '../../../src/server/places.js';
import { wordedPaper } from '../../../src/server/records/worded-paper.js';
import { contentFor } from '../../support/house.js';

const mug: PaperLine = {
  bucket: 'goods',
  lineId: 'l1',
  name: 'Mug',
  names: { zh: '手工陶瓷杯' },
  quantity: 2,
  netMinor: 2_000,
  taxes: [{ name: 'VAT 19%', taxMinor: 380 }],
  grossMinor: 2_380,
};
const memo: CreditMemo = {
  series: 'credit-memo',
  number: 'CM-000017',
  kind: 'memo',
  cancels: null,
  issuedAt: '2026-11-28T10:00:00.000Z',
  caseId: 'case_1',
  caseReference: 'RF-7K3M-92',
  orderId: 'order_1',
  orderNumber: '#10482',
  customerId: 'customer_1',
  intentId: 'refund_1',
  providerRefundId: 're_1',
  tender: 'Visa ··4021',
  currency: 'EUR',
  lines: [
    mug,
    {
      bucket: 'restocking-fee',
      clause: '2.3',
      netMinor: -200,
      taxes: [{ name: 'VAT 19%', taxMinor: -38 }],
      grossMinor: -238,
    },
    { bucket: 'duties', netMinor: 500, taxes: [], grossMinor: 500 },
  ],
  netMinor: 2_300,
  taxes: [{ name: 'VAT 19%', netMinor: 1_800, taxMinor: 342 }],
  untaxedMinor: 500,
  totalMinor: 2_642,
};
const stored = (paper: object): StoredPaper => ({
  series: 'credit-memo',
  number: 17,
  subjectId: 'refund_1',
  caseId: 'case_1',
  at: memo.issuedAt,
  paper,
});
const worded = (paper: object, locale: 'en' | 'zh' = 'en') =>
  wordedPaper({
    stored: stored(paper),
    seller: ['Corner Shop', '12 Harbour Road'],
    customerName: 'Mei Lin',
    locale,
    dialog: contentFor('standard-retail').dialog,
  });

describe('a paper that is printed', () => {
  test('says what came back, net and tax per rate, and what was moved', () => {
    const paper = worded(memo);
    expect(paper).toMatchObject({
      number: 'CM-000017',
      title: 'Credit memo',
      customer: ['Mei Lin'],
      lines: [
        { text: 'Mug × 2', net: '€20.00', tax: '€3.80', gross: '€23.80' },
        { text: 'Restocking fee', net: '-€2.00', tax: '-€0.38', gross: '-€2.38' },
        { text: 'Import duties', net: '€5.00', tax: '€0.00', gross: '€5.00' },
      ],
      rates: [
        { name: 'VAT 19%', net: '€18.00', tax: '€3.42' },
        { name: 'No tax', net: '€5.00', tax: '€0.00' },
      ],
      totals: [
        { label: 'Net', amount: '€23.00' },
        { label: 'Tax', amount: '€3.42' },
        { label: 'Total', amount: '€26.42' },
      ],
    });
    expect(paper.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['28 November 2026', 'RF-7K3M-92', '#10482', 're_1', 'Visa ··4021']),
    );
  });

  test('speaks Chinese, and says what a cancellation takes back', () => {
    const paper = worded({ ...memo, kind: 'cancellation', cancels: 'CM-000009' }, 'zh');
    expect(paper).toMatchObject({
      title: '冲销单',
      lines: [{ text: '手工陶瓷杯 × 2' }, { text: '重新上架费' }, { text: '进口关税' }],
      rates: [{}, { name: '不计税' }],
    });
    expect(paper.cancels).toContain('CM-000009');
  });

  test('is an invoice too, with its last day to pay', () => {
    const { lines: _lines, taxes: _taxes, netMinor: _net, untaxedMinor: _none, kind: _kind, ...rest } = memo;
    const paper = worded({
      ...rest,
      series: 'invoice',
      number: 'INV-000002',
      kind: 'invoice',
      dueOn: '2026-12-12',
    });
    expect(paper).toMatchObject({ title: 'Invoice', lines: [], rates: [], totals: [{ label: 'Total' }] });
    expect(paper.facts.some(({ label }) => label === 'Due')).toBe(true);
  });

  test('takes as many pages as its lines need, and is the same bytes each time', async () => {
    const papers = createPapers({ fontFile });
    const pagesOf = async (lines: readonly PaperLine[]): Promise<number> => {
      const pdf = await papers.creditMemo(worded({ ...memo, lines }));
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.equals(await papers.creditMemo(worded({ ...memo, lines })))).toBe(true);
      return pdf.toString('latin1').split('/Type /Page\n').length - 1;
    };
    expect(await pagesOf([mug])).toBe(1);
    expect(await pagesOf(Array.from({ length: 100 }, () => mug))).toBeGreaterThan(2);
  });
});
