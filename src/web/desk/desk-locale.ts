import { type Locale, localeOfTag } from '../shared/locale.js';

const key = 'makegood.desk-locale';

/** The agent's own choice, else the browser's language. */
export const readDeskLocale = (): Locale => {
  try {
    return localeOfTag(localStorage.getItem(key) ?? navigator.language);
  } catch {
    return localeOfTag(navigator.language);
  }
};

export const writeDeskLocale = (locale: Locale): void => {
  try {
    localStorage.setItem(key, locale);
  } catch {
    // Storage is off: the choice lasts until the page is left.
  }
};
