import { templateKey } from '../../../src/domain/ids.ts';
import type { Filling } from '../../../src/domain/template/fill-template.ts';
import type { Template } from '../../../src/domain/template/template.ts';

/** A template without faults. */
export const aTemplate = (over: Partial<Template> = {}): Template => ({
  key: templateKey('thanks'),
  kind: 'dm',
  step: 'day0',
  signals: [],
  segments: [],
  topics: [],
  promotional: false,
  archived: false,
  languages: {
    en: { title: 'Thanks', a: 'Thank you for answering our {story|latest} story!' },
    fr: { title: 'Merci', a: 'Merci pour votre réponse à notre story {story|du jour} !' },
    nl: { title: 'Bedankt', a: 'Bedankt voor je reactie op onze story {story|van vandaag}!' },
  },
  version: 1,
  ...over,
});

/** `text` as the only wording of a template in English. */
export const inEnglish = (text: string, over: Partial<Template> = {}) =>
  aTemplate({ languages: { en: { title: 'Title', a: text } }, ...over });

/** Marie, who answered “Spring drop”; Léa answers her. */
export const aFilling = (over: Partial<Filling> = {}): Filling => ({
  displayName: 'Marie Dupont',
  userName: 'marie.dp',
  storyTopic: 'Spring drop',
  link: 'https://atelier.example/spring',
  agentName: 'Léa',
  answers: new Map(),
  ...over,
});

/** Nothing is known of anybody. */
export const nothingKnown: Filling = {
  displayName: undefined,
  userName: undefined,
  storyTopic: undefined,
  link: undefined,
  agentName: undefined,
  answers: new Map(),
};
