import { z } from 'zod';

/** What is kept with a conversation so that we can speak first: the direct message and whose it is. */
export const slackAddressSchema = z.object({ team: z.string(), channel: z.string(), user: z.string() });
export type SlackAddress = z.infer<typeof slackAddressSchema>;

/** One conversation per direct message of one workspace. */
export const slackThreadKey = (address: SlackAddress): string => `${address.team}:${address.channel}`;
