import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { pageClient } from './page-client.ts';
import { type PageStage, pageStage } from './page-stage.ts';

let stage: PageStage;
let page: ReturnType<typeof pageClient>;

beforeEach(async () => {
  stage = await pageStage();
  page = pageClient(stage.page.url);
});

afterEach(() => stage.close());

const username = 'noor.linnen';
const phoneOf = async (name: string) => (await page.pieces(`ana&viewer=${name}`)).get('phone-thread')?.html ?? '';
const doAs = (act: string, more: object = {}) => page.act(act, { username, ...more });

/** A message of Noor's and one of the account's. */
function talk(answer = 'It is 40') {
  const asked = stage.instagram.viewer(username).sendDm('Price?').mid;
  return { asked, answered: stage.instagram.typeInApp(username, answer).mid };
}

describe('the phone of a viewer', () => {
  test('shows their thread with the account, to the browser that asked for it', async () => {
    talk();

    expect(await phoneOf(username)).toMatch(/own.*Price\?.*theirs.*It is 40/s);
    expect((await page.pieces('ana')).get('phone-thread')?.html).toContain('Nobody’s phone is chosen');
  });

  test('shows another browser another phone', async () => {
    talk();
    stage.instagram.viewer('zoe').sendDm('Hoi');

    expect(await phoneOf('zoe')).not.toContain('Price?');
  });

  test('is empty for somebody who never met the account, and makes nobody up by being looked at', async () => {
    await phoneOf('never.seen');

    expect(stage.instagram.people()).toEqual([]);
  });

  test('shows text as text', async () => {
    stage.instagram.viewer(username).sendDm('<img src=x onerror=alert(1)>');

    expect(await phoneOf(username)).not.toContain('<img');
  });

  test('says when the account’s message was seen, once the thread is opened', async () => {
    talk();
    expect(await phoneOf(username)).not.toContain('Seen');

    await doAs('phone-open');
    await doAs('phone-open');

    expect(await phoneOf(username)).toMatch(/It is 40.*Seen/s);
    expect(stage.instagram.ledger.acts.filter(({ kind }) => kind === 'seen')).toHaveLength(1);
  });

  test('says when the account has seen theirs', async () => {
    talk();
    const { igsid } = stage.instagram.viewer(username);
    await fetch(`${stage.instagram.url}/v26.0/me/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-instagram-token', 'content-type': 'application/json' },
      body: JSON.stringify({ recipient: { id: igsid }, sender_action: 'mark_seen' }),
    });

    expect(await phoneOf(username)).toMatch(/Price\?.*Seen.*It is 40/s);
  });
});

describe('what one does on the phone', () => {
  test('reacts, takes the reaction back, unsends', async () => {
    const { asked, answered } = talk();

    await doAs('phone-react', { mid: answered, emoji: '😍' });
    expect(await phoneOf(username)).toContain('😍');
    await doAs('phone-unreact', { mid: answered });
    expect(await phoneOf(username)).not.toContain('😍');
    await doAs('phone-unsend', { mid: asked });

    expect(await phoneOf(username)).toMatch(/Unsent.*It is 40/s);
    const kinds = stage.instagram.ledger.acts.map(({ kind }) => kind);
    expect(kinds).toEqual(['dm', 'type_in_app', 'reaction', 'unreact', 'unsend']);
  });

  test('is refused on somebody else’s messages, on the account’s, and by strangers', async () => {
    const { asked, answered } = talk();
    stage.instagram.viewer('zoe').sendDm('Hoi');

    const refused = [
      await page.act('phone-unsend', { username: 'zoe', mid: asked }),
      await doAs('phone-unsend', { mid: answered }),
      await page.act('phone-react', { username: 'never.seen', mid: asked }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409]);
    expect(stage.instagram.people()).toEqual(['zoe', username]);
  });

  test('is refused a reaction that is no emoji', async () => {
    const { answered } = talk();

    expect((await doAs('phone-react', { mid: answered, emoji: 'nice' })).status).toBe(400);
  });

  test('follows the account', async () => {
    talk();

    await doAs('viewer', { deed: 'follow' });

    expect(await phoneOf(username)).toContain('follows');
  });
});

describe('tapping a link', () => {
  async function aShop() {
    const visits: string[] = [];
    const server = createServer((request, response) => {
      visits.push(`${request.url} ${request.headers['user-agent']}`);
      response.writeHead(302, { location: 'https://shop.example/bowls' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { visits, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/r/abc` };
  }

  test('opens one of this machine as the phone would, and says where it leads', async () => {
    const { visits, url } = await aShop();
    talk(`Here: ${url}`);

    const { answer } = await doAs('phone-link', { url });

    expect(await phoneOf(username)).toContain(`data-link="${url}"`);
    expect(answer.says).toContain('https://shop.example/bowls');
    expect(visits).toEqual([expect.stringMatching(/^\/r\/abc .*Instagram/)]);
    expect(stage.instagram.ledger.acts.at(-1)).toMatchObject({ kind: 'link_tap', actor: username, text: url });
  });

  test('leaves the network alone', async () => {
    talk('Here: https://shop.example/bowls');

    expect((await doAs('phone-link', { url: 'https://shop.example/bowls' })).answer.says).toContain('nothing outside');
  });

  test('is refused for what the account never wrote, on this machine too', async () => {
    const { visits, url } = await aShop();
    talk();

    expect((await doAs('phone-link', { url })).status).toBe(409);
    expect(visits).toEqual([]);
  });
});

describe('the team in front of the Instagram app', () => {
  test('answers by hand: the person has it, and it counts as sent by the app', async () => {
    talk();

    await doAs('answer', { text: 'See you on Saturday' });

    expect(await phoneOf(username)).toContain('See you on Saturday');
    expect(stage.instagram.ledger.sentMessages.at(-1)).toMatchObject({ route: 'app', text: 'See you on Saturday' });
  });

  test('sees who watched the newest story, the last viewer first', async () => {
    const { storyId } = stage.instagram.postStory({ caption: 'Bowls' });
    stage.instagram.viewer('zoe', { displayName: 'Zoë <3' }).viewStory(storyId);
    stage.instagram.viewer(username, { followedByAccount: true }).viewStory(storyId);
    stage.instagram.viewer('zoe').viewStory(storyId);

    const list = (await page.pieces('ana')).get('viewer-list')?.html ?? '';

    expect(list).toMatch(/2 viewers.*zoe.*Zoë &#60;3.*Follow<.*noor\.linnen.*Following</s);
  });
});
