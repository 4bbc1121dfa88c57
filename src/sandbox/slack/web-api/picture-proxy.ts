/** A picture as it is shown. */
export type ProxiedPicture = { type: string; bytes: string };

/** How pictures are reached from here; undefined for an address at which there is none. */
export type PictureSource = (address: string) => ProxiedPicture | undefined;

const mostPictures = 500;

/**
 * Slack's clients show pictures from Slack's own proxy, never from where they lie; the proxy fetches each once and
 * keeps it, so that a picture outlives its address.
 */
export function pictureProxy(source: PictureSource): PictureSource {
  const kept = new Map<string, ProxiedPicture>();
  return (address) => {
    const picture = kept.get(address) ?? source(address);
    if (picture === undefined) return undefined;
    kept.set(address, picture);
    const [oldest] = kept.keys();
    if (kept.size > mostPictures && oldest !== undefined) kept.delete(oldest);
    return picture;
  };
}
