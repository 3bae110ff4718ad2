import { z } from 'zod';

/** The parts of a Bot Framework activity we read; lenient about everything else. */
const account = z.looseObject({ id: z.string(), name: z.string().nullish() });

export const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string().nullish(),
  timestamp: z.union([z.string(), z.date()]).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url(),
  from: account,
  recipient: account.nullish(),
  conversation: z.looseObject({
    id: z.string().min(1),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
  }),
  locale: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string().nullish(),
        contentUrl: z.string().nullish(),
        name: z.string().nullish(),
      }),
    )
    .nullish(),
  membersAdded: z.array(account).nullish(),
});
export type Activity = z.infer<typeof activitySchema>;
