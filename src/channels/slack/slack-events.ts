import { z } from 'zod';

/** The parts of Slack's payloads we read; lenient about everything else. */

export const slackMessageEventSchema = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({
    type: z.literal('message'),
    subtype: z.string().optional(),
    channel: z.string(),
    channel_type: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().optional(),
    text: z.string().optional(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    files: z
      .array(z.object({ id: z.string(), name: z.string().nullish(), mimetype: z.string().nullish() }))
      .optional(),
  }),
});
export type SlackMessageEvent = z.infer<typeof slackMessageEventSchema>;

export const slackClickSchema = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({
    ts: z.string(),
    text: z.string().optional(),
    blocks: z.array(z.looseObject({ type: z.string() })).optional(),
  }),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string().optional(),
        value: z.string().optional(),
        text: z.object({ text: z.string() }).optional(),
      }),
    )
    .min(1),
});
export type SlackClick = z.infer<typeof slackClickSchema>;
