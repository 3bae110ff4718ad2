/**
 * What somebody typed in Slack as plain words: Slack rewrites `a@b.com` to `<mailto:a@b.com|a@b.com>`, and an identity
 * check must see the address. Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export const fromMrkdwn = (text: string): string =>
  text
    .replace(
      /<(?:mailto:|tel:)([^|>]+)(?:\|([^>]*))?>/g,
      (_, address: string, label?: string) => label || address,
    )
    .replace(/<(https?:[^|>]+)(?:\|([^>]*))?>/g, (_, address: string, label?: string) => label || address)
    .replace(/<#[A-Z0-9]+(?:\|([^>]*))?>/g, (_, name?: string) => (name ? `#${name}` : ''))
    .replace(/<@[A-Z0-9]+(?:\|([^>]*))?>/g, (_, name?: string) => (name ? `@${name}` : ''))
    .replace(/<!([a-z]+)[^>]*>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
