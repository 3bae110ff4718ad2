import { readFileSync } from 'node:fs';
import { type CreditMemoPaper, creditMemoPaper } from './credit-memo.js';
import { type ReturnLabel, returnLabel } from './return-label.js';

/** What the house prints, each as a PDF. */
export interface Papers {
  returnLabel(label: ReturnLabel): Promise<Buffer>;
  creditMemo(memo: CreditMemoPaper): Promise<Buffer>;
}

/** @param fontFile a font with Chinese, TTF, OTF or WOFF; read when the first paper needs it */
export const createPapers = ({ fontFile }: { readonly fontFile: string }): Papers => {
  let font: Buffer | null = null;
  const chineseFont = (): Buffer => {
    font ??= readFileSync(fontFile);
    return font;
  };
  return Object.freeze({
    returnLabel: (label: ReturnLabel) => returnLabel(label, chineseFont),
    creditMemo: (memo: CreditMemoPaper) => creditMemoPaper(memo, chineseFont),
  });
};
