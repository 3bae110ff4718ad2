import { z } from 'zod';

/** Locales that `dialogs/messages/` must cover completely. */
export const locales = ['en', 'zh'] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;
