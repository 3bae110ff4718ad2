import type { Locale } from '../shared/locale.js';
import { widgetTexts as en, type WidgetTexts } from './en/widget.js';
import { widgetTexts as zh } from './zh/widget.js';

/** The panel's words in each locale. */
export const widgetTextsOf = (locale: Locale): WidgetTexts => (locale === 'zh' ? zh : en);
export type { WidgetTexts };
