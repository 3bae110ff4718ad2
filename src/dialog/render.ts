import { IntlMessageFormat } from 'intl-messageformat';
import { AppError, formatMoney, type Money } from '../base/index.js';
import type { Locale } from '../domain/index.js';
import type { DialogContent } from './content.js';
import type { Params, ParamValue } from './params.js';

const tags: Record<Locale, string> = { en: 'en-US', zh: 'zh-CN' };
const compiled = new WeakMap<DialogContent, Map<string, IntlMessageFormat>>();

const formatOf = (content: DialogContent, locale: Locale, key: string): IntlMessageFormat => {
  let known = compiled.get(content);
  if (known === undefined) {
    known = new Map();
    compiled.set(content, known);
  }
  const id = `${locale} ${key}`;
  let format = known.get(id);
  if (format === undefined) {
    const text = content.messages[locale][key];
    if (text === undefined) throw new AppError('content-invalid', { missingMessage: key, locale });
    format = new IntlMessageFormat(text, tags[locale], undefined, { ignoreTag: true });
    known.set(id, format);
  }
  return format;
};

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const formatDate = (iso: string, locale: Locale, timeZone: string): string => {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const id = `${locale} ${isDay ? 'UTC' : timeZone}`;
  let format = dateFormats.get(id);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
      day: 'numeric',
      month: 'long',
      timeZone: isDay ? 'UTC' : timeZone,
    });
    dateFormats.set(id, format);
  }
  return format.format(new Date(iso));
};

const listFormats: Record<Locale, Record<'and' | 'or', Intl.ListFormat>> = {
  en: {
    and: new Intl.ListFormat('en', { type: 'conjunction' }),
    or: new Intl.ListFormat('en', { type: 'disjunction' }),
  },
  zh: {
    and: new Intl.ListFormat('zh', { type: 'conjunction' }),
    or: new Intl.ListFormat('zh', { type: 'disjunction' }),
  },
};

/** With a minus sign rather than a hyphen, which a line could break at. */
export const formatAmount = (amount: Money, locale: Locale): string =>
  formatMoney(amount, locale).replace('-', '−');

const formatValue = (content: DialogContent, locale: Locale, value: ParamValue): string | number => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  switch (value.kind) {
    case 'money':
      return formatAmount(value, locale);
    case 'date':
      return formatDate(value.iso, locale, content.timeZone);
    case 'item': {
      const options = Object.values(value.options).join(locale === 'zh' ? '、' : ', ');
      const name = value.names[locale] ?? value.name;
      const described =
        options === '' ? name : locale === 'zh' ? `${name}（${options}）` : `${name} (${options})`;
      return value.quantity > 1 ? `${described} × ${value.quantity}` : described;
    }
    case 'message':
      return wordMessage(content, locale, value.key, value.params);
    case 'worded':
      return value.byLocale[locale] ?? value.byLocale.en ?? '';
    case 'list': {
      const items = value.items.map((item) => String(formatValue(content, locale, item)));
      return value.style === 'lines' ? items.join('\n') : listFormats[locale][value.style].format(items);
    }
  }
};

/**
 * Words one message. A parameter the message names and the step does not give is a fault of the content, told as such.
 * @throws AppError `content-invalid`
 */
export const renderMessage = (content: DialogContent, locale: Locale, key: string, params: Params): string =>
  wordMessage(content, locale, key, params).trim();

/** Inside another message the spaces around the words count. */
const wordMessage = (content: DialogContent, locale: Locale, key: string, params: Params): string => {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) values[name] = formatValue(content, locale, value);
  try {
    return String(formatOf(content, locale, key).format(values));
  } catch (cause) {
    throw new AppError('content-invalid', { message: key, locale }, { cause });
  }
};
