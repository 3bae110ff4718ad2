import type {
  CaseActionRequest,
  CaseGroupWire,
  CaseListResponse,
  CasePageResponse,
} from '../../../domain/wire.js';
import { requestJson } from '../../shared/request-json.js';

export interface CaseFilter {
  readonly group: CaseGroupWire | null;
  readonly q: string;
}

const path = (reference: string): string => `/desk/api/cases/${encodeURIComponent(reference)}`;

/** @param before the page before, null for the first */
export const readCases = ({ group, q }: CaseFilter, before: string | null): Promise<CaseListResponse> => {
  const asked = new URLSearchParams({
    ...(group === null ? {} : { status: group }),
    ...(q === '' ? {} : { q }),
    ...(before === null ? {} : { before }),
  });
  return requestJson(`/desk/api/cases?${asked}`);
};

export const readCase = (reference: string): Promise<CasePageResponse> => requestJson(path(reference));

export const exportAddress = (reference: string, format: 'json' | 'csv'): string =>
  `${path(reference)}/export.${format}`;
export const labelAddress = (reference: string): string => `${path(reference)}/label.pdf`;
export const paperAddress = (number: string): string => `/desk/api/papers/${encodeURIComponent(number)}.pdf`;

/** @throws RequestFailed `case-changed` when somebody added to the case meanwhile */
export const actOnCase = (
  csrf: string,
  reference: string,
  body: CaseActionRequest,
): Promise<CasePageResponse> =>
  requestJson(`${path(reference)}/actions`, { method: 'POST', headers: { 'x-csrf-token': csrf }, body });

/** The queue's changes, and `case` when something was added to this one. */
export const caseEventsUrl = (reference: string | null): string =>
  `/desk/api/events${reference === null ? '' : `?case=${encodeURIComponent(reference)}`}`;
