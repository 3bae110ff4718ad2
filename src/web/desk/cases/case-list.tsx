import type { JSX } from 'preact';
import type { CaseListItemWire, CaseListResponse } from '../../../domain/wire.js';
import { formatAmount } from '../../shared/format-amount.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { addressOfCase } from '../use-desk-place.js';
import { CaseFilterBar } from './case-filter-bar.js';
import type { CaseFilter } from './cases-client.js';
import { DueTag } from './due-tag.js';
import { StatusTag } from './status-tag.js';

interface ItemProps {
  readonly item: CaseListItemWire;
  readonly open: boolean;
  readonly now: string;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

const CaseItem = ({ item, open, now, locale, texts }: ItemProps): JSX.Element => (
  <a class="queue-item" href={addressOfCase(item.reference)} aria-current={open ? 'true' : undefined}>
    <span class="queue-item-top">
      <strong dir="auto">{item.customerName ?? texts.unknownCustomer}</strong>
      {item.totalMinor !== null && item.currency !== null && (
        <span class="case-item-amount">{formatAmount(item.totalMinor, item.currency, locale)}</span>
      )}
    </span>
    <span class="case-item-numbers">
      <span class="reference">{item.reference}</span> · {texts.order(item.orderNumber)}
    </span>
    <span class="tags">
      <StatusTag status={item.status} group={item.group} texts={texts} />
      <DueTag dueAt={item.dueAt} now={now} texts={texts} />
      {item.rma !== null && <span class="tag tag-plain">{item.rma}</span>}
    </span>
  </a>
);

interface Props {
  readonly list: CaseListResponse | null;
  readonly failed: boolean;
  readonly filter: CaseFilter;
  readonly openReference: string | null;
  readonly onFilter: (filter: CaseFilter) => void;
  readonly onMore: () => void;
  readonly onReload: () => void;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** Cases by what they wait for, what is due first. */
export const CaseList = (props: Props): JSX.Element => {
  const { list, failed, filter, locale, texts } = props;
  const words = texts.cases;
  const isSearch = filter.q !== '';
  return (
    <nav class="queue" aria-label={words.list}>
      <CaseFilterBar filter={filter} onFilter={props.onFilter} texts={texts} />
      <p class="visually-hidden" role="status">
        {list === null ? texts.loading : words.count(list.cases.length)}
      </p>
      {failed && (
        <div class="queue-empty" role="alert">
          <p>{words.listFailed}</p>
          <button type="button" class="button button-quiet" onClick={props.onReload}>
            {words.again}
          </button>
        </div>
      )}
      {list === null && !failed && <p class="queue-empty">{texts.loading}</p>}
      {list !== null && list.cases.length === 0 && (
        <div class="queue-empty">
          <h2>{isSearch ? words.notFoundTitle : words.emptyTitle}</h2>
          <p>{isSearch ? words.notFoundBody : words.emptyBody}</p>
        </div>
      )}
      {list !== null && list.cases.length > 0 && (
        <ul class="case-items">
          {list.cases.map((item) => (
            <li key={item.reference}>
              <CaseItem
                item={item}
                open={item.reference === props.openReference}
                now={list.now}
                locale={locale}
                texts={texts}
              />
            </li>
          ))}
        </ul>
      )}
      {list?.before != null && (
        <button type="button" class="button button-quiet case-more" onClick={props.onMore}>
          {words.more}
        </button>
      )}
    </nav>
  );
};
