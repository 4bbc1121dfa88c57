import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webClient } from '../slack/web-client.ts';
import { pageClient } from './page-client.ts';
import { BEN, DESK, type PageStage, pageStage } from './page-stage.ts';

let stage: PageStage;
let page: ReturnType<typeof pageClient>;

beforeEach(async () => {
  stage = await pageStage();
  page = pageClient(stage.page.url);
});

afterEach(() => stage.close());

describe('a file', () => {
  const names = { as: BEN, name: 'viewers.csv', base64: Buffer.from('noor\nlotte\n').toString('base64') };

  test('is shared where it was dropped', async () => {
    await page.act('upload', { ...names, channel: DESK });

    expect(stage.slack.messages(DESK)[0]?.files).toMatchObject([
      { name: 'viewers.csv', mimetype: 'text/csv', size: 11 },
    ]);
    expect(await page.sees('ana')).toMatch(/viewers\.csv.*CSV · 11 B/s);
  });

  test('waits for its modal, seen by nobody', async () => {
    const { answer } = await page.act('upload', names);

    expect(answer).toMatchObject({ file: expect.any(String), html: expect.stringContaining('viewers.csv') });
    expect(await page.sees('ana')).not.toContain('viewers.csv');
  });

  test('is refused when it is not one', async () => {
    expect((await page.act('upload', { ...names, base64: '<not base64>' })).status).toBe(400);
  });

  test('sent to one person is seen by them alone, and can be kept', async () => {
    const client = webClient(stage.slack);
    const { channel } = await client.conversations.open({ users: BEN });
    await client.filesUploadV2({ channel_id: String(channel?.id), file: Buffer.from('a,b\r\n'), filename: 'log.csv' });

    const seen = await page.sees('ben');
    const [, address = ''] = /href="\/(file\?id=\w+)" download="log\.csv"/.exec(seen) ?? [];
    const kept = await fetch(stage.page.url + address);

    expect(await page.sees('ana')).not.toContain('log.csv');
    expect(await kept.text()).toBe('a,b\r\n');
    expect(kept.headers.get('content-disposition')).toBe('attachment');
    expect((await fetch(`${stage.page.url}file?id=constructor`)).status).toBe(404);
  });
});
