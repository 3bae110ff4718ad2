import { z } from 'zod';
import { fingerprint } from '../../base/index.js';
import { type InboundMessage, type Locale, locales } from '../../domain/index.js';
import type { Activity } from './activity-schema.js';
import { addressOf, threadKeyOf } from './conversation-address.js';

const choiceValue = z.object({ choiceId: z.string().min(1).max(200) });
const textMax = 20_000;

/** `zh-Hans-CN` is `zh` to us; a language we don't have is left to the customer's own words. */
export const localeOf = (activity: Activity): Locale | null =>
  locales.find((locale) => activity.locale?.toLowerCase().split('-')[0] === locale) ?? null;

/** A message activity as an `InboundMessage`; the activity's id is the dedupe key. */
export const inboundFromActivity = (activity: Activity, receivedAt: string): InboundMessage => {
  const choice = choiceValue.safeParse(activity.value);
  const files = (activity.attachments ?? []).filter((attachment) => attachment.contentUrl);
  return {
    channel: 'botframework',
    threadKey: threadKeyOf(activity),
    eventId: eventIdOf(activity),
    text: (activity.text ?? '').trim().slice(0, textMax),
    choiceId: choice.success ? choice.data.choiceId : null,
    attachments: files.slice(0, 10).map((file) => ({
      kind: file.contentType?.startsWith('image/') ? 'photo' : 'file',
      name: (file.name ?? 'attachment').slice(0, 200),
      // An address longer than a reference may be is told by its fingerprint: there is a file, and which.
      ref:
        (file.contentUrl ?? '').length <= 500
          ? (file.contentUrl ?? '')
          : `sha256:${fingerprint(file.contentUrl)}`,
    })),
    locale: localeOf(activity),
    provenCustomerId: null,
    address: { ...addressOf(activity) },
    receivedAt,
  };
};

/** Nearly every channel gives an id; where one does not, the same words at the same moment are the same message. */
const eventIdOf = (activity: Activity): string => {
  if (activity.id && activity.id.length <= 300) return activity.id;
  const { id, timestamp, text, value } = activity;
  return `sha256:${fingerprint({ id: id ?? null, timestamp: String(timestamp), text: text ?? '', value: value ?? null })}`;
};
