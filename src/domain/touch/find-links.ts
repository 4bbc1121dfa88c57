import { namesTopLevel } from './top-level-domains.ts';

/** Something in a text that a phone makes a link of. */
export interface FoundLink {
  /** As it is written, without the punctuation around it. */
  readonly link: string;
  /** Lower case, in ASCII as the network sees it (`xn--…`); undefined where it leads to no host (`tel:`, nonsense). */
  readonly host: string | undefined;
}

/** What takes no room on the screen: it can cut a host in two for us and not for the reader's phone. */
const invisible = /\p{Cf}/gu;
/** Full stops of other scripts, which browsers take for dots in a host. */
const otherStops = /[\u3002\uff0e\uff61]/gu;
/** `https://…`, `https:\\…`, `whatsapp://…`. */
const withScheme = /(?:(?<![\p{L}\p{N}])(?:https?|ftp):|[a-z][a-z0-9+.-]{1,30}:(?=[\\/]{2}))[^\s<>"]+/giu;
/** `@anna.be` and `anna@shop.be`; with a path it is a link all the same, see `hostOf`. */
const personOrAddress = /[\p{L}\p{N}._+-]{0,64}@[\p{L}\p{N}._-]{1,255}(?![\p{L}\p{N}._/:?#-])/giu;
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
/** `shop.example`, with a port and a path or without. */
const bare = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}])(?<name>(?:${label}\\.){1,8}${label})(?::\\d+)?(?<path>[/?#][^\\s<>"]*)?`,
  'giu',
);
const internetAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * Finds every link in `text`, also bare domains, in whatever script, glued to punctuation or cut by invisible
 * characters. Names of people (`@anna.be`) and addresses (`anna@shop.be`) are no links; prices and abbreviations
 * neither.
 */
export function findLinks(text: string): readonly FoundLink[] {
  const visible = text.normalize('NFKC').replace(invisible, '').replace(otherStops, '.');
  const links: FoundLink[] = [];
  const withoutSchemes = visible.replace(withScheme, (written) => {
    const link = trimmed(written);
    links.push({ link, host: hostOf(link) });
    return ' ';
  });
  for (const { 0: written, groups } of withoutSchemes.replace(personOrAddress, ' ').matchAll(bare)) {
    const { name = '', path } = groups ?? {};
    const host = hostOf(`https://${name}`);
    const isDomain = /\p{L}/u.test(name) && (path !== undefined || namesTopLevel(host?.split('.').at(-1) ?? ''));
    if (isDomain || internetAddress.test(name)) links.push({ link: trimmed(written), host });
  }
  return links;
}

/** Punctuation at the end belongs to the sentence; a closing bracket too, unless the link has its opening one. */
function trimmed(written: string): string {
  const link = written.replace(/[.,;:!?'"’”»…]+$/u, '');
  return /[)\]}]$/.test(link) && !/[([{]/.test(link) ? trimmed(link.slice(0, -1)) : link;
}

/** Read as browsers read it: `instagram.com@evil.example` leads to evil.example, and `\` is as good as `/`. */
function hostOf(link: string): string | undefined {
  const address = URL.parse(link);
  return address?.hostname ? address.hostname.replace(/\.$/, '') : undefined;
}

/** Whether `host` is one of `allowed`, or below one. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed
    .map((name) => hostOf(`https://${name}`))
    .some((name) => name !== undefined && (host === name || host.endsWith(`.${name}`)));
}
