import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskTexts } from '../../texts/desk-texts.js';
import type { CaseFilter } from './cases-client.js';

const groups = ['us', 'customer', 'goods', 'money', 'done'] as const;

interface Props {
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
  readonly texts: DeskTexts;
}

/** What cases wait for, and a search by number. A search looks at all of them. */
export const CaseFilterBar = ({ filter, onFilter, texts }: Props): JSX.Element => {
  const words = texts.cases;
  const [typed, setTyped] = useState(filter.q);
  return (
    <div class="case-filter">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onFilter({ group: null, q: typed.trim() });
        }}
      >
        <label class="field">
          <span class="visually-hidden">{words.search}</span>
          <input
            type="search"
            value={typed}
            maxLength={80}
            placeholder={words.searchHint}
            autocomplete="off"
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              if (event.currentTarget.value === '' && filter.q !== '') onFilter({ ...filter, q: '' });
            }}
          />
        </label>
        <button type="submit" class="button button-quiet">
          {words.find}
        </button>
      </form>
      <fieldset class="case-groups" aria-label={words.groupLabel}>
        {([null, ...groups] as const).map((group) => (
          <button
            key={group ?? 'all'}
            type="button"
            class="side"
            aria-pressed={filter.group === group && filter.q === ''}
            onClick={() => {
              setTyped('');
              onFilter({ group, q: '' });
            }}
          >
            {words.groups[group ?? 'all']}
          </button>
        ))}
      </fieldset>
    </div>
  );
};
