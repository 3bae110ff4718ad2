import type { JSX } from 'preact';
import type { Locale } from '../shared/locale.js';
import { demoTextsOf } from '../texts/demo-texts.js';
import { openChat } from './open-chat.js';
import { demoPeople } from './people.js';
import { PersonCard } from './person-card.js';
import { ProductGrid } from './product-grid.js';
import { SampleTalk } from './sample-talk.js';
import { ShopHeader } from './shop-header.js';

/** A small shop to try the assistant in. */
export const DemoPage = ({ locale }: { readonly locale: Locale }): JSX.Element => {
  const texts = demoTextsOf(locale);
  return (
    <>
      <p class="sandbox-note">{texts.sandbox}</p>
      <ShopHeader texts={texts} locale={locale} />
      <main>
        <section class="hero">
          <div class="hero-words">
            <h1>{texts.heroTitle}</h1>
            <p>{texts.heroBody}</p>
            <p class="hero-actions">
              <button type="button" class="button button-large" onClick={() => openChat()}>
                {texts.heroChat}
              </button>
              <a class="button button-large button-quiet" href="#people">
                {texts.heroPeople}
              </a>
            </p>
          </div>
          <SampleTalk texts={texts} />
        </section>
        <section class="band" id="people">
          <h2>{texts.peopleTitle}</h2>
          <p class="band-lead">{texts.peopleBody}</p>
          <div class="people">
            {demoPeople.map((person) => (
              <PersonCard key={person.email} person={person} locale={locale} texts={texts} />
            ))}
          </div>
        </section>
        <section class="band band-desk">
          <h2>{texts.howTitle}</h2>
          <p class="band-lead">{texts.howBody}</p>
          <a class="button button-large" href="/desk" target="_blank" rel="noopener">
            {texts.howLink}
          </a>
        </section>
        <section class="band">
          <h2>{texts.productsTitle}</h2>
          <p class="band-lead">{texts.productsBody}</p>
          <ProductGrid locale={locale} />
        </section>
      </main>
      <footer class="shop-footer">
        <p>{texts.footer}</p>
        <p>
          <a href={`/policy?lang=${locale}`}>{texts.policy}</a> · <a href="/desk">{texts.desk}</a> ·{' '}
          <a href="/openapi.json">{texts.api}</a>
        </p>
      </footer>
    </>
  );
};
