import type { JSX } from 'preact';
import type { Locale } from '../shared/locale.js';
import type { DemoTexts } from '../texts/demo-texts.js';

export const ShopHeader = ({
  texts,
  locale,
}: {
  readonly texts: DemoTexts;
  readonly locale: Locale;
}): JSX.Element => (
  <header class="shop-header">
    <a class="shop-name" href="/">
      <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
        <circle cx="20" cy="20" r="20" fill="var(--accent)" />
        <path d="M20 7l6.5 10h-3.4l5.2 8H11.7l5.2-8h-3.4z" fill="var(--on-accent)" />
        <path
          d="M8 30c2.6-2 5.4-2 8 0s5.4 2 8 0 5.4-2 8 0"
          fill="none"
          stroke="var(--on-accent)"
          stroke-width="2"
          stroke-linecap="round"
        />
      </svg>
      <span>
        {texts.shop}
        <small>{texts.tagline}</small>
      </span>
    </a>
    <nav>
      <a href="/desk">{texts.desk}</a>
      <a href={locale === 'en' ? '/?lang=zh' : '/?lang=en'} lang={locale === 'en' ? 'zh-CN' : 'en'}>
        {texts.language}
      </a>
    </nav>
  </header>
);
