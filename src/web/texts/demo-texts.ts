import type { Locale } from '../shared/locale.js';
import { type DemoTexts, demoTexts as en } from './en/demo.js';
import { demoTexts as zh } from './zh/demo.js';

export const demoTextsOf = (locale: Locale): DemoTexts => (locale === 'zh' ? zh : en);
export type { DemoTexts };
