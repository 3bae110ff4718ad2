import type { JSX } from 'preact';
import { type Locale, tagOfLocale } from '../shared/locale.js';
import type { DemoTexts } from '../texts/demo-texts.js';
import { CopyButton } from './copy-button.js';
import { openChat } from './open-chat.js';
import type { DemoPerson } from './people.js';

interface Props {
  readonly person: DemoPerson;
  readonly locale: Locale;
  readonly texts: DemoTexts;
}

/** One customer to play: how to prove to be them, what they bought, what to say. */
export const PersonCard = ({ person, locale, texts }: Props): JSX.Element => {
  const proof = `${person.email}, ${person.postcode}`;
  return (
    <article class="person">
      <header>
        <span class="avatar" aria-hidden="true">
          {person.name.slice(0, 1)}
        </span>
        <div>
          <h3>{person.name}</h3>
          <p>{person.about[locale]}</p>
        </div>
      </header>
      <div class="proof">
        <p>
          <span class="visually-hidden">{texts.proves}: </span>
          {person.email}
          <br />
          {person.postcode}
        </p>
        <CopyButton words={proof} texts={texts} />
      </div>
      <ul class="orders" aria-label={texts.orders}>
        {person.orders.map((order) => (
          <li key={order.number}>
            <strong>{order.number}</strong> {order.what[locale]}
          </li>
        ))}
      </ul>
      <ul class="says" aria-label={texts.say}>
        {person.says.map(({ lang, words }) => (
          <li key={words}>
            <q lang={tagOfLocale(lang)}>{words}</q>
            <span class="says-actions">
              <button type="button" class="text-button" onClick={() => openChat(words)}>
                {texts.tryIt}
              </button>
              <CopyButton words={words} texts={texts} />
            </span>
          </li>
        ))}
      </ul>
    </article>
  );
};
