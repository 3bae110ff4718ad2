import type { WidgetTexts } from '../texts/widget-texts.js';
import type { TimelineEntry } from './timeline.js';

/** Who wrote a message, as the customer should read it. */
export const authorOf = (entry: Pick<TimelineEntry, 'role' | 'author'>, texts: WidgetTexts): string => {
  if (entry.role === 'customer') return texts.you;
  if (entry.role === 'person') return entry.author ?? texts.person;
  return texts.assistant;
};
