import { templateKey } from '../../../../src/domain/ids.ts';
import { signalKinds } from '../../../../src/domain/signal/signal.ts';
import type { LanguageVersion } from '../../../../src/domain/template/template.ts';
import type { TemplateStore } from '../../../../src/domain/template/template-store.ts';
import { steps } from '../../../../src/domain/touch/step.ts';
import { aTemplate } from '../../../domain/template/template-builders.ts';
import type { CallsOf, Draw } from './draw.ts';

/** NUL and half a heart among them: JSON in the database has neither. */
const texts = ['Thank you, {name|you}!', 'Un café ☕️ ?', 'line\nline \\u0000 "quoted"', 'a\0b', 'half \ud83d a heart'];

export function templateCalls(draw: Draw): CallsOf<TemplateStore> {
  const team = draw.team();
  const key = templateKey(draw.pick(['price', 'thanks', 'thanks-2']));
  const wording = (): LanguageVersion => ({
    title: draw.pick(texts),
    a: draw.pick(texts),
    ...(draw.isSo(0.3) && { b: draw.pick(texts) }),
  });
  const template = aTemplate({
    key,
    step: draw.pick(steps),
    signals: draw.someOf(signalKinds),
    topics: draw.someOf(['drop', 'café']),
    promotional: draw.isSo(0.5),
    archived: draw.isSo(0.2),
    languages: { ...(draw.isSo(0.7) && { fr: wording() }), ...(draw.isSo(0.7) && { en: wording() }) },
  });
  const later = draw.isSo(0.85) ? 1 : draw.pick([0, 2]);
  const cause = { by: draw.maybe(draw.user()), cause: draw.pick(['modal', 'library']) };
  const now = draw.minute();
  const limit = 1 + draw.whole(3);
  return {
    all: (store) => store.all(team),
    find: (store) => store.find(team, key),
    save: async (store) => {
      const before = await store.find(team, key);
      return store.save(team, { ...template, version: (before?.version ?? 0) + later }, cause, now);
    },
    history: (store) => store.history(team, key, limit),
  };
}
