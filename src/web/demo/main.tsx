import { render } from 'preact';
import '../shared/tokens.css';
import '../shared/base.css';
import './demo.css';
import { localeOfTag, tagOfLocale } from '../shared/locale.js';
import { DemoPage } from './demo-page.js';

// `?lang=zh` shows the page in Chinese; the widget follows the page's language, so it is set before the loader runs.
const locale = localeOfTag(new URLSearchParams(location.search).get('lang') ?? navigator.language);
document.documentElement.lang = tagOfLocale(locale);

const place = document.getElementById('demo');
if (place !== null) render(<DemoPage locale={locale} />, place);
