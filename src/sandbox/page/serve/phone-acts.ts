import { z } from 'zod';
import type { TappedLink } from '../../instagram/viewer-phone.ts';
import { type Act, act } from './act.ts';
import { viewerName as username } from './viewer-name.ts';

const mid = z.string().min(1);

/** What a person does in their thread with the account, by the name under which the page posts it. */
export const phoneActs: Record<string, Act> = {
  /** Opens the thread, which tells the account that its messages were seen. */
  'phone-open': act(z.object({ username }), ({ username: name }, { instagram }) => {
    instagram.phone(name).open();
    return {};
  }),

  'phone-react': act(
    z.object({ username, mid, emoji: z.emoji('A reaction is one emoji.').default('❤️') }),
    ({ username: name, mid: message, emoji }, { instagram }) => {
      instagram.phone(name).react(message, emoji);
      return {};
    },
  ),

  'phone-unreact': act(z.object({ username, mid }), ({ username: name, mid: message }, { instagram }) => {
    instagram.phone(name).unreact(message);
    return {};
  }),

  'phone-unsend': act(z.object({ username, mid }), ({ username: name, mid: message }, { instagram }) => {
    instagram.phone(name).unsend(message);
    return {};
  }),

  /** Taps a link that the account wrote. */
  'phone-link': act(
    z.object({ username, url: z.url({ protocol: /^https?$/ }) }),
    async ({ username: name, url }, { instagram }) => ({
      says: linkWords(await instagram.phone(name).tapLink(url), url),
    }),
  ),
};

function linkWords(tapped: TappedLink, url: string): string {
  if (!tapped.opened) return `The sandbox opens nothing outside this machine: ${url}`;
  return tapped.leadsTo === undefined ? 'Opened.' : `Opened; it leads to ${tapped.leadsTo}`;
}
