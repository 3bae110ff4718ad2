import type { Locale, StoredPaper } from '../../domain/index.js';
import { fullName } from '../../handoff/index.js';
import { openPapers } from '../open-papers.js';
import type { House } from '../wiring/open-house.js';
import { wordedPaper } from './worded-paper.js';

/** What printing needs of the house. */
export type PaperHouse = Pick<House, 'shop' | 'store' | 'cases' | 'content' | 'config'>;

/** A paper with a number as a PDF, in the language of its customer's conversation unless said otherwise. */
export const printPaper = async (
  house: PaperHouse,
  stored: StoredPaper,
  locale?: Locale,
): Promise<Buffer> => {
  const { name, returnAddress } = house.config.shop;
  const found = await house.cases.case(stored.caseId);
  const [customer, conversation] = await Promise.all([
    found === null ? null : house.shop.customer(found.customerId),
    found === null ? null : house.store.conversation(found.conversationId),
  ]);
  const worded = wordedPaper({
    stored,
    seller: [...(name === null ? [] : [name]), ...(returnAddress ?? [])],
    customerName: customer === null ? null : fullName(customer),
    locale: locale ?? conversation?.locale ?? house.config.locale,
    dialog: house.content.dialog,
  });
  return (await openPapers()).creditMemo(worded);
};
