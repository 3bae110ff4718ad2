/** The locales the chrome is written in; the server has the same list. */
export type Locale = 'en' | 'zh';

/** The chrome's locale for a language tag such as `zh-Hans-CN` or `en_GB`; English for the rest. */
export const localeOfTag = (tag: string | null | undefined): Locale =>
  /^zh\b/i.test(tag?.replace('_', '-') ?? '') ? 'zh' : 'en';

/**
 * The locale a text is written in, or null when there is too little to tell. Han characters are weighed against
 * Latin words, because a Chinese reply may well name an English product.
 */
export const localeOfText = (text: string): Locale | null => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han + latin < 4) return null;
  return han > latin ? 'zh' : 'en';
};

/** The tag given to Intl and to `lang` attributes. */
export const tagOfLocale = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en-US');
