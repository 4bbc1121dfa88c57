import { type Html, html } from '../html.ts';

/**
 * A link as Slack shows it. Links to a message of this workspace lead to it on the
 * page; what isn't an ordinary address stays text, so that nothing can run.
 *
 * Source: docs.slack.dev/interactivity/deep-linking (app_redirect), and the permalinks of chat.getPermalink
 */
export function drawLink(address: string, label: Html | string): Html {
  const ts = messageIn(address);
  if (ts !== undefined) return html`<a href="#message-${ts}">${label}</a>`;
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address)) return html`${label}`;
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`;
}

function messageIn(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams } = new URL(address);
  if (hostname !== 'slack.com' && !hostname.endsWith('.slack.com')) return undefined;
  if (pathname === '/app_redirect') return searchParams.get('message') ?? undefined;
  const [, seconds, micros] = /^\/archives\/\w+\/p(\d{10})(\d{6})$/.exec(pathname) ?? [];
  return seconds === undefined ? undefined : `${seconds}.${micros}`;
}
