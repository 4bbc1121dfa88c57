import { describe, expect, test } from 'vitest';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { slackUserId, templateKey } from '../../../src/domain/ids.ts';
import { archive, saveTemplate } from '../../../src/domain/template/save-template.ts';
import { seedTemplates } from '../../../src/domain/template/seed-templates.ts';
import type { Entries } from '../../../src/sandbox/slack/people/fill-view.ts';
import { texts } from '../messages/live-markup.ts';
import { type DeskInSlack, desk, deskInSlack, team } from './desk-in-slack.ts';

const thanks = templateKey('reply-thanks');
/** Zoe is an admin, so a manager; Ben and Chloé (French) are members. */
const zoe = 'U0ZOE';

async function deskWithTemplates(): Promise<DeskInSlack> {
  const at = await deskInSlack();
  await seedTemplates(at.domain, team);
  return at;
}

const modal = (at: DeskInSlack, user = zoe) => {
  const view = at.slack.openViews(user).at(-1);
  if (!view) throw new Error(`${user} has no modal open`);
  return view;
};
const words = (at: DeskInSlack, user = zoe) => texts(modal(at, user).blocks).join('\n');
const stored = async ({ domain }: DeskInSlack, key = thanks) => {
  const template = await domain.database.stores.templates.find(team, key);
  if (!template) throw new Error(`There is no template ${key}`);
  return template;
};

const openList = (at: DeskInSlack, user = zoe) =>
  at.outcomesOf(() => at.slack.as(user).command('/storydesk', 'templates', desk));
/** Presses something in the modal on top, or types into it. */
const press = (at: DeskInSlack, actionId: string, what: { value?: string; blockId?: string } = {}, user = zoe) =>
  at.outcomesOf(() => at.slack.as(user).press({ viewId: modal(at, user).id, actionId, ...what }));
const type = (at: DeskInSlack, blockId: string, value: string) =>
  press(at, actionIds.templateField, { blockId, value });

async function openTemplate(at: DeskInSlack, key: string = thanks, user = zoe): Promise<void> {
  await openList(at, user);
  expect(await press(at, actionIds.templateOpen, { value: key }, user)).toEqual(['modal opened']);
}

async function save(at: DeskInSlack, entries: Entries = {}) {
  const outcomes = at.outcomes(1);
  const sent = await at.slack.as(zoe).submitView(modal(at).id, entries);
  return { fieldErrors: 'fieldErrors' in sent ? sent.fieldErrors : undefined, outcome: (await outcomes)[0] };
}

describe('/storydesk templates', () => {
  test('shows the templates in the language of who asks', async () => {
    const at = await deskWithTemplates();

    expect(await openList(at, 'U0CHLOE')).toEqual(['templates: modal opened']);

    expect(words(at, 'U0CHLOE')).toContain('Jour 0 – merci ou réponse');
    expect(words(at, 'U0CHLOE')).toMatch(/🇬🇧 🇫🇷 🇳🇱/);
  });

  test('lets members look at a template in each language and at its history, and change nothing', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at, thanks, 'U0BEN');

    expect(words(at, 'U0BEN')).toContain('Hi Marie, thank you for getting in touch');
    await press(at, actionIds.templateInDutch, { value: 'nl' }, 'U0BEN');
    expect(words(at, 'U0BEN')).toContain('“Lentecollectie”');
    expect(modal(at, 'U0BEN').content.submit).toBeUndefined();
    await press(at, actionIds.templateHistory, { value: thanks }, 'U0BEN');
    expect(words(at, 'U0BEN')).toContain('Version 1 came with Storydesk');
  });

  test('is refused to whoever is not at the desk', async () => {
    const at = await deskWithTemplates();

    expect(await openList(at, 'U0GUS')).toEqual(['templates: refused not-a-full-member']);
    expect(at.slack.openViews('U0GUS')).toEqual([]);
  });

  test('shows what is archived when asked, and comes back', async () => {
    const at = await deskWithTemplates();
    await archive(at.domain, { team, key: thanks, by: slackUserId(zoe) });
    await openList(at);

    expect(words(at)).not.toContain('warm thanks');
    expect(await press(at, actionIds.templatesArchive)).toEqual(['drawn']);
    expect(words(at)).toContain('warm thanks');
    await press(at, actionIds.templatesArchive);
    expect(words(at)).not.toContain('warm thanks');
  });
});

describe('writing a template', () => {
  test('shows what a viewer would read, and what is wrong, while it is typed; nothing is saved', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    const before = await stored(at);

    expect(await type(at, 'template_a_en', 'Hi {first_name|there}, about our {story|} story {siz}')).toEqual(['drawn']);

    expect(words(at)).toContain('Hi Marie, about our “Spring collection” story [siz]');
    expect(words(at)).toContain('Nobody knows the blank {siz}');
    expect(modal(at).state).toMatchObject({
      template_a_en: { template_field: { value: expect.stringContaining('{siz}') } },
    });
    await type(at, 'template_a_en', '');
    expect(words(at)).not.toContain('Nobody knows');
    expect(await stored(at)).toEqual(before);
  });

  test('is judged by its step as it is chosen', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);

    await type(at, 'template_step', 'day2');

    expect(words(at)).toContain('Does not say how to get no more messages');
  });

  test('keeps all languages as one version, with what was typed in each', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    const before = await stored(at);
    await type(at, 'template_a_en', 'Hi, about our {story|latest} story!');
    await press(at, actionIds.templateInFrench, { value: 'fr' });

    const { outcome } = await save(at, { template_title_fr: 'Un mot', template_topics: 'Lin, Laine , lin,' });

    expect(outcome).toBe('saved');
    expect(await stored(at)).toEqual({
      ...before,
      version: 2,
      topics: ['Lin', 'Laine', 'lin'],
      languages: {
        ...before.languages,
        en: { ...before.languages.en, a: 'Hi, about our {story|latest} story!' },
        fr: { ...before.languages.fr, title: 'Un mot' },
      },
    });
    expect(at.slack.openViews(zoe)).toHaveLength(1);
    const [version] = await at.domain.database.stores.templates.history(team, thanks, 1);
    expect(version).toMatchObject({ by: zoe, cause: 'modal' });
  });

  test('saved as it was, is no new version', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at, 'tap-thanks');

    expect((await save(at)).outcome).toBe('saved');

    expect(await stored(at, templateKey('tap-thanks'))).toMatchObject({ version: 1 });
  });

  test('comes back to what was typed in a language that was left', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    await type(at, 'template_a_en', 'Hi, about our {story|latest} story!');

    await press(at, actionIds.templateInDutch, { value: 'nl' });
    expect(words(at)).toContain('“Lentecollectie”');
    await press(at, actionIds.templateInEnglish, { value: 'en' });

    expect(words(at)).toContain('Hi, about our “Spring collection” story!');
    expect(modal(at).state).toMatchObject({
      template_a_en: { template_field: { value: 'Hi, about our {story|latest} story!' } },
    });
  });

  test('stays in a language when more is changed than a modal can remember, and says so', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    await type(at, 'template_a_en', 'x'.repeat(3000));

    await press(at, actionIds.templateInFrench, { value: 'fr' });

    expect(words(at)).toContain('save first');
    expect(modal(at).state).toMatchObject({ template_a_en: { template_field: { value: 'x'.repeat(3000) } } });
  });

  test('is refused with the errors under their inputs, those of other languages too', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    await type(at, 'template_b_en', 'Hi {first_name}, {story|our}');
    await press(at, actionIds.templateInFrench, { value: 'fr' });

    const { fieldErrors, outcome } = await save(at, { template_a_fr: 'Bonjour', template_b_fr: '' });

    expect(outcome).toBe('refused faulty-template');
    expect(fieldErrors).toEqual({
      template_a_fr: expect.stringMatching(/^English, second variant: \{first_name\} may be unknown/),
    });
    expect(await stored(at)).toMatchObject({ version: 1 });
  });

  test.each([
    [{ template_title_en: '', template_a_en: 'x' }, { template_title_en: expect.stringContaining('Give it a title') }],
    [{ template_a_en: ' ' }, { template_a_en: 'Write the text.' }],
    [{ template_topics: 'x'.repeat(61) }, { template_topics: expect.stringContaining('at most 60 characters') }],
  ])('is refused when something is missing: %j', async (entries, errors) => {
    const at = await deskWithTemplates();
    await openTemplate(at);

    expect((await save(at, entries)).fieldErrors).toEqual(errors);
  });

  test('is refused over a version that the author has not seen, whose text is still there', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    const before = await stored(at);
    const written = { ...before, topics: ['Lin'] };
    await saveTemplate(at.domain, { team, key: thanks, by: slackUserId('U0ANA'), written, seenVersion: 1 });

    const { fieldErrors } = await save(at, { template_title_en: 'Mine' });

    expect(fieldErrors).toEqual({ template_a_en: expect.stringContaining('somebody saved version 2') });
    expect((await stored(at)).languages.en?.title).toBe(before.languages.en?.title);
    expect(modal(at).state).toMatchObject({ template_title_en: { template_field: { value: 'Mine' } } });
  });

  test('can be new, in one language', async () => {
    const at = await deskWithTemplates();
    await openList(at);
    await press(at, actionIds.templateNew);

    const { fieldErrors } = await save(at);
    expect(fieldErrors).toEqual({ template_a_en: 'Write the template in one language at least.' });
    const { outcome } = await save(at, {
      template_title_en: 'Size chart',
      template_a_en: 'Here is the size chart of our {story|latest} story.',
      template_signals: ['dm', 'comment'],
      template_segments: ['hot'],
    });

    expect(outcome).toBe('saved');
    expect(await stored(at, templateKey('size-chart'))).toEqual({
      key: 'size-chart',
      kind: 'dm',
      step: 'day0',
      signals: ['dm', 'comment'],
      segments: ['hot'],
      topics: [],
      promotional: false,
      archived: false,
      languages: { en: { title: 'Size chart', a: 'Here is the size chart of our {story|latest} story.' } },
      version: 1,
    });
    expect(words(at)).toContain('Size chart');
  });

  test('goes on while it is archived and restored, each at once', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    await type(at, 'template_a_en', 'Hi, about our {story|latest} story!');

    expect(await press(at, actionIds.templateArchive)).toEqual(['archived']);
    expect(await stored(at)).toMatchObject({ archived: true, version: 2 });
    expect(words(at)).toContain('Restore');
    expect(await press(at, actionIds.templateRestore)).toEqual(['restored']);
    const { outcome } = await save(at);

    expect(outcome).toBe('saved');
    expect(await stored(at)).toMatchObject({ archived: false, version: 4 });
    expect((await stored(at)).languages.en?.a).toBe('Hi, about our {story|latest} story!');
  });

  test('is told apart from somebody else’s change when it is archived in between', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at);
    const written = { ...(await stored(at)), topics: ['Lin'] };
    await saveTemplate(at.domain, { team, key: thanks, by: slackUserId('U0ANA'), written, seenVersion: 1 });

    await press(at, actionIds.templateArchive);

    expect((await save(at)).fieldErrors).toEqual({
      template_a_en: expect.stringContaining('somebody saved version 3'),
    });
  });

  test('is refused to a manager who is none any more', async () => {
    const at = await deskWithTemplates();
    await openTemplate(at, thanks, zoe);
    const told = at.outcomes(1);
    await at.slack.admin.changePerson(zoe, { role: 'guest' });
    await told;

    expect((await save(at)).fieldErrors).toEqual({ template_a_en: expect.stringContaining('Guests can look') });
  });
});
