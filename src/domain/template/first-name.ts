/**
 * The first name in what somebody calls themselves on Instagram (`💫Marie💫`, `Dr. Anna-Lena | Coach`, `MARIE DUPONT`).
 *
 * A wrong name in a greeting is worse than none: companies, couples, slogans, user names, initials, and orders or
 * scripts in which the family name may come first all answer undefined.
 */
export function firstNameOf(displayName: string | undefined): string | undefined {
  const words = wordsOf(displayName ?? '');
  if (words.some((word) => saysNoPerson.has(folded(word)))) return undefined;
  while (words.length > 0 && honorifics.has(folded(words[0] ?? ''))) words.shift();

  const [first, second] = words;
  if (first === undefined || particles.has(folded(first))) return undefined;
  if (!nameShape.test(first) || withoutNames.test(first)) return undefined;
  const letters = first.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || letters > longestName || !hasVowel(first)) return undefined;
  // "DUPONT Marie": whoever writes one of two names in capitals mostly means the family's.
  if (words.length === 2 && second !== undefined && isCapitals(first) && !isCapitals(second)) return undefined;
  return capitalised(first);
}

/** What stands before the first thing that ends a name, as words. */
function wordsOf(displayName: string): string[] {
  const [name = ''] = displayName
    .toWellFormed()
    .normalize('NFKC') // fancy letters from font generators become letters
    .replace(invisible, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/[’‘`´ʼ]/g, '’')
    .replace(/'/g, '’')
    .replace(/^[^\p{L}\p{N}@#]+/u, '')
    .split(/\s[-–—·•~]+\s|[|,/\\()[\]{}<>:;•·\n]/u);
  return name
    .replace(/[&+]/g, ' & ')
    .split(/[\s\p{Extended_Pictographic}\p{So}\p{Sk}\p{Emoji_Modifier}*!?"“”«»=^]+/u)
    .filter(Boolean);
}

const invisible = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|[\u2800\u3164]/gu;
const longestName = 20;

/** Letters, joined by a hyphen or an apostrophe; no digits, dots or underscores, which make user names. */
const nameShape = /^\p{L}[\p{L}\p{M}]*(?:[-’]\p{L}[\p{L}\p{M}]*)*$/u;

/** Scripts in which the family name comes first, or in which words are not parted. */
const withoutNames = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const hasVowel = (word: string) => !/^\p{Script=Latin}+$/u.test(base(word)) || /[aeiouyœæø]/i.test(base(word));

const isCapitals = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase();

/** `MARIE` and `marie` become `Marie`; `DeShawn` and `McKenzie` know best. */
function capitalised(word: string): string {
  const isMixed = !isCapitals(word) && word !== word.toLowerCase();
  if (isMixed) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const base = (word: string) => word.normalize('NFD').replace(/[\p{M}’-]/gu, '');
/** For look-ups: `Mme.` and `MME` are `mme`. */
const folded = (word: string) => word.toLowerCase().replace(/\.+$/, '').normalize('NFD').replace(/\p{M}/gu, '');

const listOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

const honorifics = listOf(`
  dr docteur doctor dokter prof professeur professor mr mrs ms miss mister sir madam
  m mme mlle monsieur madame mademoiselle maitre
  mevr mevrouw dhr mijnheer meneer drs ir ing`);

/** What a family name may begin with, when no first name stands before it. */
const particles = listOf('van von vande vanden der den de du des da di del della el la al bin ibn ten ter');

/** Words that hardly ever stand in a person's name: of firms, of two people, of sentences. */
const saysNoPerson = listOf(`
  & and et en und y
  the a an my your our we i is are of for from with in on at by to it its you me this that all life love
  le les l un une mon ma mes notre nos votre pour avec dans sur chez par au aux est ce vie je suis
  het een mijn ons onze jouw voor met op bij van’t te dit dat wij ik ben leven
  ltd llc inc co corp plc gmbh ag bv b.v nv n.v vof sa s.a sas sarl srl sprl spa asbl vzw eurl
  official officiel officielle officieel shop store boutique winkel webshop studio studios atelier ateliers workshop
  salon beauty nails hair barber barbershop coiffure kapsalon kapper institut institute clinic clinique praktijk
  photography photographer photo photos photographie photographe fotografie fotograaf film films video
  cafe café restaurant bistro brasserie bar bakery boulangerie bakkerij patisserie traiteur catering food foodie kitchen
  hotel hostel b&b travel travels voyage voyages reizen tours
  agency agence bureau consulting marketing media digital design designs interior interiors immo immobilier vastgoed
  group groupe groep team club academy academie school ecole gym fitness yoga pilates coaching training
  music muziek musique band dj records radio magazine blog news podcast events event evenementen
  fashion mode kids baby home house maison huis garden jardin tuin jewelry jewellery bijoux juwelen juwelier
  art arts gallery galerie brand brands company collection collections vintage handmade online europe belgium belgique
  belgie france nederland paris london brussels bruxelles brussel amsterdam`);
