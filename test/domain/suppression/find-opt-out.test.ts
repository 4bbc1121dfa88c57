import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOptOut } from '../../../src/domain/suppression/find-opt-out.ts';

const optOuts: Readonly<Record<'en' | 'fr' | 'nl', readonly string[]>> = {
  en: [
    'stop',
    'STOP',
    'Stop.',
    'Stop!!! 😡',
    '🛑 STOP 🛑',
    'S.T.O.P.',
    'ｓｔｏｐ',
    's\u200bto\u00adp',
    'Stop please',
    'Stop, thanks.',
    'No, stop',
    'Not interested, please stop.',
    'stop svp',
    'Stop aub',
    'unsubscribe',
    'Unsubscribe me please',
    'Opt-out',
    'opt out 🙏',
    'please stop writing me',
    'Please stop messaging me!',
    'pls stop sending me DMs',
    'stop sending messages',
    'Stop spamming me',
    'PLEASE 🙏 STOP 🛑 WRITING ME',
    'Hi! I love your dresses but I get too many of these. Please stop texting me. Have a nice day',
    "Don't message me again",
    'don’t contact me anymore',
    'Do not send me any more messages please',
    'never text me again',
    "I don't want any more messages from you",
    'I no longer wish to receive your messages',
    "I don't want to hear from you",
    'I would like to unsubscribe',
    "I'd like to opt out, thank you",
    'No more messages please',
    'Please remove me from your list',
    'Take me off your mailing list',
    'Leave me alone!!',
    'Could you please stop messaging me?',
    'Can you take me off your list?',
    'How do I unsubscribe?',
    'stop messaging me??',
  ],
  fr: [
    'Arrêtez',
    'stop pub',
    'arretez de m envoyer des messages',
    'Veuillez arrêter',
    'Bonjour, merci de me désabonner',
    'stop les messages',
    'ARRETEZ !!',
    'Arrêtez s’il vous plaît',
    'arrête stp',
    'Bonjour, désabonnement svp. Merci',
    'Désabonnez-moi',
    'me désabonner',
    "arrêtez de m'écrire s'il vous plaît",
    'Arrête de m’écrire',
    "Merci d'arrêter de m'envoyer des messages",
    'arrêtez de m’envoyer vos pubs',
    'Stop aux messages',
    'Cessez de me contacter',
    "Ne m'écrivez plus",
    'ne m’écris plus jamais',
    'Merci de ne plus me contacter',
    "Veuillez ne plus m'envoyer de messages",
    "ne m'envoyez plus de messages svp",
    'Je ne veux plus recevoir vos messages',
    'Je souhaite ne plus être contactée',
    "J'ai bien reçu le colis. Je ne veux plus de messages. Merci",
    'je voudrais me désabonner',
    'Plus de messages svp',
    'Laissez-moi tranquille',
    'Retirez moi de votre liste de diffusion',
    'Pouvez-vous arrêter de m’écrire ?',
    'Comment me désabonner ?',
  ],
  nl: [
    'Stoppen',
    'Stuur aub geen berichten meer',
    'hou op met berichten sturen',
    'Mag ik geen berichten meer ontvangen?',
    'niet meer sturen aub',
    'afmelden',
    'Uitschrijven a.u.b.',
    'graag afmelden',
    'Schrijf me uit',
    'Gelieve mij uit te schrijven',
    'graag niet meer berichten',
    'Graag geen berichten meer',
    'Geen berichten meer aub!',
    'stuur me geen berichten meer',
    'Stuur mij niets meer',
    'Stop met berichten sturen',
    'stop met me te berichten alsjeblieft',
    'Stop met die berichten',
    'Contacteer me niet meer.',
    'Schrijf me niet meer',
    'Ik wil geen berichten meer ontvangen',
    'ik wil geen berichten meer',
    'Ik wens geen berichten meer te ontvangen',
    'Ik wil me graag uitschrijven',
    'Hoi, ik wil me afmelden. Groetjes',
    'Gelieve mij niet meer te contacteren',
    'Laat me met rust',
    'Haal me van jullie lijst',
    'Kunnen jullie stoppen met berichten sturen?',
    'Kunt u mij uitschrijven?',
    'Hoe kan ik me uitschrijven?',
  ],
};

const somethingElse: readonly string[] = [
  '',
  '❤️',
  '?',
  'Stop?',
  'stop by the shop',
  'I will stop by tomorrow',
  "I'll stop by the shop, please keep it",
  'Stop, I need this!',
  'Stop! That dress is gorgeous',
  'Omg stop 😍',
  'stop it 😂',
  'Stop the order please',
  'Please stop the delivery',
  'stop sending me the wrong size',
  'nonstop',
  'Non-stop',
  'We danced non stop',
  "I can't stop looking at it",
  "Don't stop!",
  "Please don't stop messaging me, I love it",
  'Where is the bus stop?',
  'Is this a one-stop shop?',
  'unstoppable',
  'Full stop',
  'Non-stop messages from my sister lol',
  'Do you ever stop?',
  'When do you stop selling it?',
  'How do I unsubscribe from your newsletter?',
  'Can I unsubscribe from the magazine',
  'I unsubscribed from the other shop',
  'Can I opt out of the gift wrap?',
  'Remove me from the waiting list for the blue one',
  "Don't message me on WhatsApp, here is fine",
  "Don't send it yet",
  "I don't get your messages anymore",
  'No more messages in my inbox, did you answer?',
  'No more stock?',
  'cancel',
  'Cancel my order please',
  'No thanks',
  'Not interested',
  'Leave it at the door',
  'end',
  'Her story said "stop messaging me" lol',
  'je ne peux pas m’arrêter',
  "J'arrête pas de regarder cette robe",
  'Arrête, trop beau 😍',
  'arrête',
  'Arrêtez-vous le modèle noir ?',
  'Vous arrêtez la production ?',
  'Où est l’arrêt de bus ?',
  'Arrêt de bus',
  'N’arrêtez surtout pas',
  'non stop',
  'Je stoppe là pour ce soir',
  'Je ne reçois plus vos messages',
  "Il n'y a plus de messages dans ma boîte",
  'plus de tailles svp ?',
  'Ne m’écrivez pas sur WhatsApp',
  'Comment me désabonner de la newsletter ?',
  'Je me suis désabonnée de leur page',
  "Ne m'envoyez pas le rouge",
  'Laissez-moi réfléchir',
  'Je veux recevoir vos messages',
  'Je ne veux plus attendre',
  'annuler ma commande',
  'Stopt de bus daar?',
  'Ik stop even bij de winkel',
  'Ik kan niet stoppen met kijken',
  'Niet stoppen!',
  'Stoppen jullie met dit model?',
  'wanneer stopt de actie?',
  'Ik krijg geen berichten meer',
  'geen berichten meer?',
  'Ik heb geen bericht ontvangen',
  'Stuur me geen rode',
  'Stuur me een bericht',
  'Stuur me meer foto’s',
  'Kan ik me uitschrijven voor de workshop?',
  'Ik heb me uitgeschreven bij de andere winkel',
  'Ik wil me inschrijven',
  'Laat me weten',
  'Geen maat 38 meer?',
  'Niet meer leverbaar?',
  'stuur niet meer naar het oude adres',
  'Contacteer me niet voor 17u',
  'stop scrolling!',
  'écrivez-moi',
  'sans arrêt',
  'geen stop',
  'Hoe kan ik me afmelden voor de workshop?',
];

describe('an opt-out', () => {
  test.each(Object.values(optOuts).flat())('is heard in %j', (text) => {
    expect(findOptOut(text)).toBeDefined();
  });

  test.each(somethingElse)('is not read into %j', (text) => {
    expect(findOptOut(text)).toBeUndefined();
  });

  test.each([
    ['en', 'please stop writing me'],
    ['fr', 'arrêtez de m’écrire'],
    ['nl', 'graag niet meer berichten'],
  ] as const)('names its language: %s', (language, text) => {
    expect(findOptOut(text)).toMatchObject({ language });
  });

  test('says which part of a longer message it was', () => {
    expect(findOptOut('Lovely shop! Please stop messaging me. Bye')).toEqual({
      language: 'en',
      said: 'please stop messaging me',
    });
  });

  const heard = fc.constantFrom(...Object.values(optOuts).flat());

  test('is heard whatever the case, and with spaces, emoji and invisible characters around it', () => {
    const around = fc.constantFrom('', ' ', '\n', '😡', '🙏🏽', '\u200b', '\u2060 ', '!');
    fc.assert(
      fc.property(heard, around, around, fc.boolean(), (text, before, after, isLoud) => {
        const said = isLoud ? text.toUpperCase() : text.toLowerCase();
        expect(findOptOut(`${before}${said}${after}`)).toBeDefined();
      }),
    );
  });

  test('of one word is never found inside other words', () => {
    const letters = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(
        fc.constantFrom('stop', 'unsubscribe', 'arretez', 'afmelden'),
        letters,
        fc.boolean(),
        (word, rest, isBefore) => {
          fc.pre(!['s'].includes(rest) || isBefore);
          expect(findOptOut(isBefore ? `${rest}${word}` : `${word}${rest}`)).toBeUndefined();
        },
      ),
    );
  });

  test('is decided quickly for whatever people paste', () => {
    const words = fc.constantFrom(
      'stop',
      'please',
      'merci',
      'de',
      'graag',
      'niet',
      'meer',
      'berichten',
      'me',
      ' ',
      '.',
      'a',
      '🛑',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 200, maxLength: 2000 }), fc.constantFrom('', ' '), (list, glue) => {
        findOptOut(list.join(glue));
      }),
      { numRuns: 50 },
    );
  }, 5000);
});
