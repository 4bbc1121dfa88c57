import { nearestWord } from '../nearest-word.ts';

export const blankNames = ['first_name', 'handle', 'story', 'link', 'agent'] as const;
/** A blank that Storydesk fills by itself: who the viewer is, which story they saw, our link, who answers. */
export type BlankName = (typeof blankNames)[number];

/** A place in a template that is filled for each person. A free one is asked for before sending, by its label. */
export type Blank =
  | { readonly kind: 'known'; readonly name: BlankName }
  | { readonly kind: 'free'; readonly label: string };

/** What people write when they mean a known blank, in the languages they write templates in. */
const otherNames: Readonly<Record<string, BlankName>> = {
  name: 'first_name',
  prenom: 'first_name',
  nom: 'first_name',
  voornaam: 'first_name',
  naam: 'first_name',
  user: 'handle',
  username: 'handle',
  user_name: 'handle',
  pseudo: 'handle',
  gebruikersnaam: 'handle',
  topic: 'story',
  sujet: 'story',
  onderwerp: 'story',
  verhaal: 'story',
  url: 'link',
  lien: 'link',
  sender: 'agent',
  my_name: 'agent',
  mon_nom: 'agent',
  mijn_naam: 'agent',
};

const freePattern = /^ask\s*:(.*)$/isu;

/** The blank that `written` names between its braces, e.g. `First name` or `ask: size`; undefined when there is none. */
export function readBlank(written: string): Blank | undefined {
  const label = freePattern.exec(written)?.[1];
  if (label !== undefined)
    return isNothing(label) ? undefined : { kind: 'free', label: label.replace(/\s+/g, ' ').trim() };
  const name = blankNames.find((known) => known === plain(written));
  return name && { kind: 'known', name };
}

/** The known blank that an unknown one was probably meant to be. */
export const nearestBlank = (written: string): BlankName | undefined =>
  Object.hasOwn(otherNames, plain(written)) ? otherNames[plain(written)] : nearestWord(plain(written), blankNames);

const isNothing = (text: string) => text.trim() === '';

/** `Prénom` and `first-name` as they would be written here: `prenom`, `first_name`. */
const plain = (written: string) =>
  written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
