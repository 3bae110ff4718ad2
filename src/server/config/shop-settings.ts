import { z } from 'zod';
import { note } from './setting-note.js';

const shop = 'Shop';
const addressLines = z
  .string()
  .transform((text) =>
    text
      .split('|')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .pipe(z.array(z.string().max(80, 'must have lines of at most 80 characters')).min(1).max(6));

/** The shop itself: its name, where returns go, and who may tell of them. */
export const shopSettings = {
  MAKEGOOD_SHOP_NAME: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .meta(
      note(shop, 'Name of the shop, as it stands on labels and papers.', {
        unset: 'none',
        example: 'Corner Shop',
      }),
    ),
  MAKEGOOD_RETURN_ADDRESS: addressLines.optional().meta(
    note(shop, 'Where returns go, its lines separated by "|". Customers get a label to print with it.', {
      unset: 'no labels',
      example: '12 Harbour Road|Portland, OR 97201|USA',
    }),
  ),
  MAKEGOOD_CARRIER_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .meta(
      note(shop, 'Secret that signs news of carriers sent to /webhooks/carrier (HMAC-SHA256).', {
        unset: 'off',
        example: 'a-long-random-secret-of-32-characters-or-more',
      }),
    ),
};
