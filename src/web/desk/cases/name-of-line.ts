import type { CasePageResponse } from '../../../domain/wire.js';
import type { Locale } from '../../shared/locale.js';

/** What people call an order line; its id when the order is gone. */
export const nameOfLine = ({ lines }: CasePageResponse, lineId: string, locale: Locale): string => {
  const line = lines.find((candidate) => candidate.lineId === lineId);
  return line?.names?.[locale] ?? line?.name ?? lineId;
};
