/** Words that the Instagram app and site print beside names, in the languages our users copy from. */
const followingLabels = [
  'following',
  'follows you',
  'suivi(e)',
  'suivi',
  'suivie',
  'abonné(e)',
  'abonné',
  'abonnée',
  'vous suit',
  'volgend',
  'volgt je',
  'je volgt',
];
const otherLabels = [
  'follow',
  'follow back',
  'requested',
  'message',
  'remove',
  'verified',
  'close friend',
  'close friends',
  'seen',
  'viewers',
  'views',
  'new',
  'see all',
  'hide story',
  'suivre',
  's’abonner',
  "s'abonner",
  'suivre en retour',
  'demandé',
  'supprimer',
  'vérifié',
  'ami(e) proche',
  'vues',
  'nouveau',
  'écrire',
  'contacter',
  'volgen',
  'terugvolgen',
  'aangevraagd',
  'bericht',
  'verwijderen',
  'geverifieerd',
  'goede vriend',
  'weergaven',
  'nieuw',
];
const labels = new Set([...followingLabels, ...otherLabels]);
const following = new Set(followingLabels);

/** Decoration without meaning: list numbers, bullets, a verified mark, the alternative text of a profile picture. */
export const cleanLine = (line: string) =>
  line
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (character) => (character === '\t' ? '\t' : ''))
    .trim()
    .replace(/^(?:\d{1,4}[.)]\s+|[-*•‣–]\s+)/u, '')
    .replace(/(?:['’]s profile picture|^photo de profil de |^profielfoto van )/iu, '')
    .replace(/[✓✔☑]\ufe0f?$/u, '')
    .trim();

/** A line that the app prints beside a name, or a count such as "132 views". */
export const isLabel = (line: string) => {
  const bare = line
    .toLowerCase()
    .replace(/^[·•]\s*/, '')
    .replace(/\s*[·•]$/, '');
  return (
    labels.has(bare) ||
    /^\d[\d.,\s]*(?:views?|viewers?|vues?|weergaven)?$/.test(bare) ||
    /^\d+\s?(?:s|m|h|min|d|j|u)$/.test(bare)
  );
};

/** The label says that one of us follows the other. */
export const saysFollowing = (line: string) => following.has(line.toLowerCase().replace(/^[·•]\s*/, ''));
