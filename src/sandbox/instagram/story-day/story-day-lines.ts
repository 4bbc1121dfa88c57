import type { DayLanguage, DayStory } from './story-day-act.ts';

type Lines = Record<DayLanguage, string[]>;

/** The day's stories: a small shop for ceramics and linen, which posts what it makes. */
export const stories: Record<
  DayStory,
  { atMinutes: number; mediaType: 'IMAGE' | 'VIDEO'; caption: string; linkUrl?: string }
> = {
  morning: {
    atMinutes: 0,
    mediaType: 'IMAGE',
    caption: 'Lune bowls, fresh from the kiln: 24 pieces, moon white',
  },
  noon: {
    atMinutes: 300,
    mediaType: 'VIDEO',
    caption: 'Sienne, our linen dress: how it falls, sizes 34 to 46',
  },
  evening: {
    atMinutes: 660,
    mediaType: 'IMAGE',
    caption: 'Winter mugs: blue or sand? Pre-order tonight',
    linkUrl: 'https://atelier-lumiere.example/winter-mugs',
  },
};

/** What people answer to each story. */
export const storyReplies: Record<DayStory, Lines> = {
  morning: {
    fr: [
      'Trop beaux ! Il en reste ?',
      'Le prix du bol svp ?',
      'Vous livrez en Belgique ?',
      "J'en voudrais quatre, c'est possible ?",
      'Ça passe au lave-vaisselle ?',
      'Coup de cœur 😍',
      'Le diamètre fait combien ?',
      'Ma mère en rêve depuis Noël, je peux réserver ?',
    ],
    nl: [
      'Wat kost de grote?',
      'Oh deze zijn prachtig! Nog op voorraad?',
      'Mogen ze in de vaatwasser?',
      'Verzenden jullie naar Gent?',
      'Kan ik er twee laten wegzetten tot zaterdag?',
      '😍😍',
      'Is het wit of meer crème?',
    ],
    en: [
      'price?',
      'How much for a set of 4?',
      'Do you ship to the UK?',
      'Are they food safe?',
      'Need these for my café, do you do wholesale?',
      '🔥',
      'Is the small one back too?',
    ],
  },
  noon: {
    fr: [
      'Elle taille comment ? Je fais du 40',
      'Le prix de la robe Sienne ?',
      'Elle existe en noir ?',
      "On peut l'essayer à la boutique samedi ?",
      'Le lin se froisse beaucoup ?',
      'Je la veux 😭',
    ],
    nl: [
      'Valt ze normaal? Ik twijfel tussen 38 en 40',
      'Komt de jurk ook in het groen?',
      'Hoeveel kost hij?',
      'Is maat 44 er nog?',
      'Kan ik passen in de winkel?',
      'Mooi! Lengte op 1m65?',
    ],
    en: [
      'Does it run small?',
      'omg need this, link?',
      'Is there a size 46 left?',
      'What is the return policy if it does not fit?',
      'Love the fall of it 😍',
      'Price for the dress please',
    ],
  },
  evening: {
    fr: [
      'Bleu !! Sans hésiter',
      'Sable pour moi, combien les deux ?',
      'La précommande arrive avant Noël ?',
      'Team bleu 💙',
      'On peut faire graver un prénom ?',
    ],
    nl: [
      'Blauw! Wanneer leveren jullie?',
      'Zand 🤎 en de prijs?',
      'Kan ik een set van zes bestellen?',
      'Komen ze voor Sinterklaas aan?',
    ],
    en: [
      'Blue, obviously',
      'Both! How do I pre-order?',
      'sand please 🙏',
      'Will they arrive before Christmas?',
      'Can I get two blue and two sand?',
    ],
  },
};

/** What people write without a story. */
export const directMessages: Lines = {
  fr: [
    'Bonjour, ma commande 4127 est-elle partie ?',
    'Bonjour ! Vous faites des listes de mariage ?',
    'Un des bols est arrivé ébréché, que faire ?',
    'Coucou, vous êtes ouverts dimanche ?',
    'Je peux venir chercher ma commande demain à 17 h ?',
  ],
  nl: [
    'Hoi! Doen jullie ook workshops?',
    'Goedemiddag, kan ik nog wijzigen? Bestelling 4130',
    'Zijn jullie zondag open?',
    'Ik zoek een cadeau rond de 50 euro, heb je een idee?',
    'Kan ik met twee personen komen draaien in januari?',
  ],
  en: [
    'Hi! Do you run pottery workshops?',
    'Could I book a fitting on Saturday at 11?',
    'My parcel says delivered but nothing here 😕',
    'Do you take custom orders for a restaurant, about 60 plates?',
    'I have a question about glazing, can I call you?',
  ],
};

/** What people write under the picture. */
export const comments: Lines = {
  fr: ['Le prix svp ?', 'Magnifique travail 👏', 'Disponible en ligne ?', 'La bleue est divine'],
  nl: ['Prijs?', 'Zo mooi gemaakt!', 'Waar te koop?', 'Die wil ik 😍'],
  en: ['How much?', 'Stunning 😍', 'Do you ship to Ireland?', 'Where can I buy these?'],
};

/** Answers the team types in the Instagram app. */
export const answersInApp: Record<DayLanguage, string> = {
  fr: 'Bonjour ! Oui, il en reste. Je vous en mets un de côté ?',
  nl: 'Hoi! Ja hoor, er zijn er nog. Zal ik er een wegzetten?',
  en: 'Hi! Yes, a few are left. Shall I keep one for you?',
};

export const thanks: Record<DayLanguage, string> = {
  fr: 'Oui super, merci beaucoup !',
  nl: 'Ja graag, super bedankt!',
  en: 'Yes please, thank you so much!',
};

export const quickReplies: Record<DayLanguage, { title: string; payload: string }> = {
  fr: { title: 'Réserver un essayage', payload: 'LEAD_BOOK_FITTING' },
  nl: { title: 'Pasafspraak maken', payload: 'LEAD_BOOK_FITTING' },
  en: { title: 'Book a fitting', payload: 'LEAD_BOOK_FITTING' },
};

export const iceBreakers: Record<DayLanguage, { title: string; payload: string }> = {
  fr: { title: 'Quels sont vos prix ?', payload: 'ICE_PRICES' },
  nl: { title: 'Wat zijn jullie prijzen?', payload: 'ICE_PRICES' },
  en: { title: 'What are your prices?', payload: 'ICE_PRICES' },
};
