import type { Locale } from '../shared/locale.js';
import { type DeskTexts, deskTexts as en } from './en/desk.js';
import { deskTexts as zh } from './zh/desk.js';

/** The desk's words in each locale. */
export const deskTextsOf = (locale: Locale): DeskTexts => (locale === 'zh' ? zh : en);
export type { DeskTexts };
