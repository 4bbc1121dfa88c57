import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DESK, type PageStage, pageStage } from '../sandbox/page/page-stage.ts';
import { socketApp } from '../sandbox/slack/bolt-app.ts';
import { webClient } from '../sandbox/slack/web-client.ts';
import { barriersOn } from './barriers.ts';
import { openBrowser, openWindow } from './browser.ts';
import { everyInput, input, richMessage } from './every-input.ts';

let browser: Browser;
let stage: PageStage;
let app: App;
let client: ReturnType<typeof webClient>;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  stage = await pageStage();
  client = webClient(stage.slack);
  app = socketApp(stage.slack);
  app.shortcut('capture_viewers', async ({ ack, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: everyInput });
  });
  await app.start();
  page = await openWindow(browser, `${stage.page.url}?as=ben`);
  await page.getByText('Storydesk is connected').waitFor();
});

afterEach(async () => {
  await page.context().close();
  await app.stop();
  await stage.close();
});

const csv = { name: 'viewers.csv', mimeType: 'text/csv', buffer: Buffer.from('noor\nlotte\n') };

async function openModal(): Promise<void> {
  await page.locator('summary[aria-label="Shortcuts"]').click();
  await page.getByRole('menuitem', { name: 'Capture viewers' }).click();
  await page.getByRole('dialog', { name: 'Everything' }).waitFor();
}

/** Drops a file where `selector` is, as a browser tells of it. */
async function dropOn(selector: string): Promise<void> {
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['noor\\nlotte\\n'], 'viewers.csv', { type: 'text/csv' }));
    return transfer;
  })()`);
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: data });
  await page.dispatchEvent(selector, 'drop', { dataTransfer: data });
}

describe('a modal', () => {
  test('takes every kind of input, and gives the app what was entered', async () => {
    const submitted = new Promise<Record<string, unknown>>((resolve) => {
      app.view('every_input', async ({ ack, view }) => {
        await ack();
        resolve(view.state.values);
      });
    });
    await openModal();

    await page.getByLabel('Words').fill('Bowls');
    await page.getByLabel('Lines').fill('noor\nlotte');
    await page.getByLabel('Number').fill('3');
    await page.getByLabel('Menu').selectOption('1');
    await page.getByLabel('Several').selectOption(['red', 'blue']);
    await page.getByLabel('Person').selectOption({ label: 'Chloé' });
    await page.getByLabel('Right').check();
    await page.getByLabel('Cheap').check();
    await page.getByLabel('Files').setInputFiles(csv);
    await page.locator('#modal .files').getByText('viewers.csv').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();

    expect(await submitted).toMatchObject({
      words: { v: { value: 'Bowls' } },
      lines: { v: { value: 'noor\nlotte' } },
      number: { v: { value: '3' } },
      menu: { v: { selected_option: { value: '1' } } },
      several: { v: { selected_options: [{ value: 'red' }, { value: 'blue' }] } },
      person: { v: { selected_user: 'U0CHLOE0001' } },
      choice: { v: { selected_option: { value: 'right' } } },
      boxes: { v: { selected_options: [{ value: 'cheap' }] } },
      day: { v: { selected_date: '2026-11-23' } },
      files: { v: { files: [{ name: 'viewers.csv', mimetype: 'text/csv', size: 11 }] } },
    });
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('tells of each letter where the app asked for that, with all that stands in the modal, and keeps it', async () => {
    const heard: { typed: unknown; title: unknown }[] = [];
    const modal = (preview: string): ModalView => ({
      type: 'modal',
      title: { type: 'plain_text', text: 'Preview' },
      submit: { type: 'plain_text', text: 'Save' },
      blocks: [
        input('title', 'Title', { type: 'plain_text_input', action_id: 'title' }),
        {
          ...input('text', 'Text', {
            type: 'plain_text_input',
            action_id: 'text',
            multiline: true,
            dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
          }),
          dispatch_action: true,
        },
        ...(preview ? [{ type: 'section' as const, text: { type: 'plain_text' as const, text: preview } }] : []),
        input('note', 'Note', { type: 'plain_text_input', action_id: 'note' }),
      ],
    });
    app.action('text', async ({ ack, body }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.view) return;
      const { text, title } = body.view.state.values;
      const typed = String(text?.text?.value ?? '');
      heard.push({ typed, title: title?.title?.value });
      await client.views.update({ view_id: body.view.id, view: modal(typed && `Reads: ${typed}`) });
    });
    await openModal();
    const [open] = stage.slack.openViews('U0BEN000001');
    await client.views.update({ view_id: String(open?.id), view: modal('') });

    await page.getByLabel('Title').fill('Bowls');
    await page.getByLabel('Note').fill('Kept');
    await page.getByLabel('Text').pressSequentially('Hello');
    await page.getByText('Reads: Hello').waitFor();

    expect(heard.at(-1)).toEqual({ typed: 'Hello', title: 'Bowls' });
    expect(await page.locator(':focus').inputValue()).toBe('Hello');
    expect(await page.getByLabel('Note').inputValue()).toBe('Kept');
  });

  test('says under the field what is wrong, puts the cursor there, and keeps the rest', async () => {
    await openModal();
    await page.getByLabel('Number').fill('3');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Please complete this required field.').waitFor();

    expect(await page.locator(':focus').getAttribute('name')).toBe('words v');
    expect(await page.getByLabel('Number').inputValue()).toBe('3');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('pushed on another goes back to it; the cross closes them all', async () => {
    app.view('every_input', async ({ ack }) =>
      ack({
        response_action: 'push',
        view: {
          type: 'modal',
          callback_id: 'second',
          title: { type: 'plain_text', text: 'Second' },
          blocks: [{ type: 'divider' }],
        },
      }),
    );
    await openModal();
    await page.getByLabel('Words').fill('Bowls');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog', { name: 'Second' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'Everything' }).waitFor();

    expect(await page.getByLabel('Words').inputValue()).toBe('Bowls');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('closes with Escape', async () => {
    await openModal();
    await page.keyboard.press('Escape');

    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(stage.slack.openViews('U0BEN000001')).toEqual([]);
  });

  test('takes a dropped file, no more than it asked for, and lets it be taken out again', async () => {
    await openModal();
    for (const file of [0, 1]) {
      await dropOn('#modal .drop');
      await page.locator('#modal .files > li').nth(file).waitFor();
    }
    await dropOn('#modal .drop');
    await page.getByText('That is as many files as fit.').waitFor();

    expect(await page.locator('#modal .files > li').count()).toBe(2);
    await page.getByRole('button', { name: 'Take out viewers.csv' }).first().click();
    expect(await page.locator('#modal .files > li').count()).toBe(1);
  });
});

describe('a message', () => {
  test('draws charts and tables with their colours, and nothing the page’s policy refuses', async () => {
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await client.chat.postMessage({ channel: DESK, text: 'Digest', blocks: richMessage });
    await page.getByRole('img', { name: /^Bar chart: Answers by hour\. Hot: 3, 7, 2/ }).waitFor();

    const colours = await page.evaluate(
      `[...new Set([...document.querySelectorAll('#messages .plot rect')].map((bar) => getComputedStyle(bar).fill))]`,
    );
    expect(colours).toHaveLength(2);
    expect(await page.getByRole('cell', { name: 'Price – warm <b>welcome</b>' }).count()).toBe(1);
    expect(refused).toEqual([]);
    expect(await barriersOn(page)).toEqual([]);
  });

  test('asks before it tells the app, and tells nothing when the answer is no', async () => {
    const pressed: string[] = [];
    const told = Promise.withResolvers<void>();
    app.action('lose', async ({ ack, body }) => {
      await ack();
      pressed.push(body.user.id);
      told.resolve();
    });
    await client.chat.postMessage({ channel: DESK, text: 'Card', blocks: richMessage });
    const lost = page.locator('#messages').getByRole('button', { name: 'Lost' });

    await lost.click();
    await page.getByRole('dialog', { name: 'Close it?' }).getByRole('button', { name: 'Keep' }).click();
    expect(pressed).toEqual([]);
    await lost.click();
    await page.getByRole('dialog', { name: 'Close it?' }).getByRole('button', { name: 'Close' }).click();

    await told.promise;
    expect(pressed).toEqual(['U0BEN000001']);
  });
});

describe('a thread', () => {
  test('opens beside the channel with its replies, takes one, and gives the cursor back', async () => {
    const { ts } = await client.chat.postMessage({ channel: DESK, text: 'Hot 70, @noor' });
    await client.chat.postMessage({ channel: DESK, thread_ts: String(ts), text: 'Two minutes are over.' });
    await client.chat.postMessage({ channel: DESK, text: 'Another' });
    const link = page.getByRole('button', { name: /^1 reply/ });

    await link.click();
    await page.getByRole('textbox', { name: 'Reply', exact: true }).fill('Mine');
    await page.keyboard.press('Enter');
    await page.locator('#replies').getByText('Mine').waitFor();

    expect(await page.locator('#thread .message:visible').allTextContents()).toEqual([
      expect.stringContaining('Hot 70, @noor'),
      expect.stringContaining('Two minutes are over.'),
      expect.stringContaining('Mine'),
    ]);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Thread' }).waitFor({ state: 'hidden' });
    expect(stage.slack.messages(DESK).at(-1)).toMatchObject({ text: 'Mine', threadTs: ts });
  });
});

describe('the message box', () => {
  test('offers commands as one types, by keyboard alone', async () => {
    const run = new Promise<string>((resolve) => {
      app.command('/storydesk', async ({ ack, command }) => {
        await ack();
        resolve(command.text);
      });
    });
    await page.getByRole('textbox', { name: 'Message', exact: true }).pressSequentially('/storydesk d');
    await page.getByRole('option', { name: '/storydesk doctor' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');

    expect(await run).toBe('doctor');
  });

  test('sends a bare command as it stands, and completes it only to what was chosen', async () => {
    const texts: string[] = [];
    app.command('/storydesk', async ({ ack, command }) => {
      texts.push(command.text);
      await ack(`You said “${command.text}”`);
    });
    const box = page.getByRole('textbox', { name: 'Message', exact: true });
    await box.pressSequentially('/storydesk');
    expect(await page.locator('#completions > li').first().textContent()).toBe('/storydesk help');
    await page.keyboard.press('Enter');
    await page.getByText('You said “”', { exact: true }).waitFor();

    await box.pressSequentially('/storydesk');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('/storydesk help');
    expect(texts).toEqual(['']);
  });

  test('shares a dropped file in the channel', async () => {
    await dropOn('#channel');
    await page.locator('#messages').getByText('viewers.csv').waitFor();

    expect(stage.slack.messages(DESK)[0]?.files).toMatchObject([{ name: 'viewers.csv', mimetype: 'text/csv' }]);
  });
});

describe('a menu', () => {
  test('is walked through with the arrow keys and left with Escape', async () => {
    await page.locator('summary[aria-label="Shortcuts"]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');

    expect(await page.locator(':focus').textContent()).toBe('Claim next lead');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menuitem').count()).toBe(0);
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Shortcuts');
  });
});
