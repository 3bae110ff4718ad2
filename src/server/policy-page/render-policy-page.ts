import type { PolicyOutline } from '../../policy/index.js';
import { type Html, html, trusted } from './html.js';
import { pageScript, pageStyle } from './page-security.js';
import { capitalised, languageTags, type PageWords } from './page-words.js';
import { exclusionsList } from './parts/exclusions.js';
import { glance } from './parts/glance.js';
import { feesTable, payoutsTable } from './parts/money-tables.js';
import { rowsTable } from './parts/rows-table.js';
import { addressOf, ordersOf, otherVersions, type TimedVersion } from './parts/versions.js';
import { rightsByLaw, rulesInFull } from './parts/wordings.js';
import { refundPicture } from './picture/refund-picture.js';

interface Chapter {
  /** A colon keeps it apart from every clause id. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

const pictureOf = (outline: PolicyOutline, words: PageWords): Chapter => ({
  id: 'page:picture',
  title: words.say('policy-page.picture'),
  body: refundPicture(outline, words),
});

const chaptersOf = (outline: PolicyOutline, words: PageWords): Chapter[] => {
  const { say } = words;
  const ids = [...outline.sections, ...outline.floors].flatMap(({ clauses }) => clauses.map(({ id }) => id));
  return [
    { id: 'page:rows', title: say('policy-page.rows'), body: rowsTable(outline, words) },
    { id: 'page:fees', title: say('policy-page.fees'), body: feesTable(outline, ids, words) },
    { id: 'page:payouts', title: say('policy-page.payouts'), body: payoutsTable(outline, words) },
    {
      id: 'page:exclusions',
      title: say('policy-page.exclusions'),
      body: exclusionsList(outline, ids, words),
    },
    { id: 'page:rules', title: say('policy-page.rules'), body: rulesInFull(outline, ids, words) },
    { id: 'page:floors', title: say('policy-page.floors'), body: rightsByLaw(outline, ids, words) },
  ];
};

const renderChapter = ({ id, title, body }: Chapter): Html =>
  html`<section class="chapter" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}
</section>
`;

/** A version that stands alone decides about every order from its day on. */
const alone = ({ version, validFrom }: PolicyOutline): TimedVersion => ({
  version,
  from: validFrom,
  until: null,
});

/**
 * The policy as one page that stands alone: no other file, and readable without the script, which only prints.
 * @param versions those in force so far, the shown one among them
 */
export const renderPolicyPage = (
  outline: PolicyOutline,
  words: PageWords,
  versions: readonly TimedVersion[] = [alone(outline)],
): string => {
  const { say, locale, tag } = words;
  const title = outline.title === null ? say('policy-page.title') : words.own(outline.title);
  const shown = versions.find(({ version }) => version === outline.version) ?? alone(outline);
  const other = locale === 'en' ? 'zh' : 'en';
  const picture = pictureOf(outline, words);
  const chapters = chaptersOf(outline, words);
  return html`<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${say('policy-page.lead')}">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="alternate" hreflang="en" href="${addressOf(shown, 'en')}">
<link rel="alternate" hreflang="zh-CN" href="${addressOf(shown, 'zh')}">
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#page:content">${say('policy-page.skip')}</a>
<header class="top">
<div class="bar"><a href="/?lang=${locale}">${say('policy-page.shop')}</a>
<span class="actions"><a href="${addressOf(shown, other)}" lang="${languageTags[other]}" hreflang="${languageTags[other]}">${say('policy-page.other-language')}</a>
<button type="button" id="page:print" hidden>${say('policy-page.print')}</button></span></div>
<div class="opening">
<h1>${title}</h1>
<p class="lead">${say('policy-page.lead')}</p>
<p class="version"><span>${ordersOf(shown, words)}</span> <span>${say('policy-page.version', { version: outline.version })}</span></p>
${otherVersions(
  versions.filter((version) => version !== shown),
  words,
)}</div>
${glance(outline, words)}
</header>
<main id="page:content">
<div class="wide">
${renderChapter(picture)}</div>
<div class="page">
<nav class="contents" aria-label="${say('policy-page.contents')}">
<p>${say('policy-page.contents')}</p>
<ol>
${[picture, ...chapters].map(
  (chapter) => html`<li><a href="#${chapter.id}">${chapter.title}</a></li>
`,
)}</ol>
</nav>
<div>
${chapters.map(renderChapter)}</div>
</div>
</main>
<footer><p>${capitalised(outline.name.replaceAll('-', ' '), words)} · ${say('policy-page.version', { version: outline.version })}<span class="only-screen"> · <a href="${addressOf(shown, locale, '/policy.json')}">${say('policy-page.as-data')}</a></span></p></footer>
<script>${trusted(pageScript)}</script>
</body>
</html>
`.html;
};
