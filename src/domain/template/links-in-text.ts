/** A link as a phone would find it in a message. */
export interface FoundLink {
  /** As it stands in the text. */
  readonly written: string;
  /** Lower case, and in ASCII: `bücher.example` is `xn--bcher-kva.example`. */
  readonly host: string;
}

/** With a scheme or `www.` anything is a link; without, what ends like a domain, is not a mail address and no handle. */
const candidate =
  /(?:https?:\/\/|www\.)[^\s<>"“”«»]+|(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![\p{L}\p{N}@_])[^\s<>"“”«»]*/giu;

/** Every link in `text`. What only looks like a sentence without a space (`merci.bonne`) is none. */
export function linksIn(text: string): FoundLink[] {
  return [...text.matchAll(candidate)].flatMap(([written]) => {
    const bare = written.replace(/[.,;:!?…)\]}'’*_~]+$/u, '');
    const url = URL.parse(/^https?:/i.test(bare) ? bare : `https://${bare}`);
    if (!url?.hostname.includes('.')) return [];
    const isPlain = !/^(?:https?:|www\.)/i.test(bare);
    if (isPlain && url.pathname === '/' && !endings.has(url.hostname.split('.').at(-1) ?? '')) return [];
    return [{ written: bare, host: url.hostname.replace(/\.$/, '') }];
  });
}

/** Whether `host` is one of `allowedHosts` or part of one: `shop.example.be` is part of `example.be`. */
export function isAllowedHost(host: string, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((allowed) => {
    const known = URL.parse(`https://${allowed.trim().replace(/^https?:\/\//i, '')}`)?.hostname.replace(/^www\./, '');
    return known !== undefined && known !== '' && (host === known || host.endsWith(`.${known}`));
  });
}

/** Endings that people write links with and never end a word with; a link with another ending needs its `https://`. */
const endings = new Set(
  `com net org info biz shop store online site web app page link bio me io co ly to gg tv ai eu be fr nl lu de
   ch at uk ie es it pt us ca dev blog studio agency design art beauty fashion salon club events tickets travel
   brussels vlaanderen gent paris amsterdam cat xyz`
    .split(/\s+/)
    .filter(Boolean),
);
