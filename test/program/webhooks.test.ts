import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { gateTo } from '../support/program/gate.ts';
import { cardOf, directMessages, shownCards, toldPrivately } from '../support/program/shown-cards.ts';
import { accessToken, desk, mia, settingsFile, stageForTest } from '../support/program/stage.ts';

const patience = { timeout: 20_000, interval: 50 };

describe('a delivery', () => {
  test('of every kind that was recorded from Instagram is taken and read', async () => {
    const fixtures = webhookFixtures();
    const ids = [...new Set(fixtures.flatMap(({ accounts }) => accounts))];
    const stage = await stageForTest({
      instagram: { accounts: ids.map((id) => ({ id, username: `atelier.${id}`, login: 'instagram', accessToken })) },
    });
    const program = stage.start({
      ...Object.fromEntries(
        Object.keys(stage.env).flatMap((name) => (name.startsWith('INSTAGRAM_') ? [[name, '']] : [])),
      ),
      DESK_CHANNEL: '',
      TOKEN_OF_ALL: accessToken,
      SETTINGS_FILE: await settingsFile(stage, settingsOf(ids)),
    });
    await program.untilReady();

    for (const { name, text } of fixtures) {
      expect(await stage.instagram.sendRaw(text), name).toMatchObject({ status: 200 });
    }

    expect(fixtures.length).toBeGreaterThan(25);
    await vi.waitFor(async () => expect(await deliveriesRead(program.said())).toBe(fixtures.length), patience);
    // A mention in somebody's caption or comment names nobody: it is nobody's lead, and is set aside for an admin.
    const nameless = fixtures.filter(({ name }) => name.startsWith('mention-'));
    expect(await program.metric('storydesk_entries_quarantined_total')).toBe(nameless.length);
    expect(await program.metric('storydesk_deliveries_stored_total')).toBe(fixtures.length);
  });

  test('that is signed and cannot be read is kept, shown by the doctor, and told to an admin once', async () => {
    const stage = await stageForTest();
    const program = stage.start();
    await program.untilReady();

    const junk = ['no JSON at all', '[]', '{"object":"page","entry":[]}', '{"object":"instagram","entry":[{"id":1}]}'];
    for (const body of [...junk, ...junk.map((body) => `${body} `)]) {
      expect(await stage.instagram.sendRaw(body)).toMatchObject({ status: 200 });
    }

    await vi.waitFor(async () => {
      expect(await program.metric('storydesk_entries_quarantined_total')).toBe(2 * junk.length);
    }, patience);
    const told = () => directMessages(stage.slack, mia).filter((text) => text.includes('not JSON'));
    await vi.waitFor(() => expect(told()).toHaveLength(1), patience);
    await stage.slack.as(mia).command('/storydesk', 'doctor', desk);
    await vi.waitFor(
      () => expect(toldPrivately(stage.slack, mia)).toEqual([expect.stringMatching(/could not be read \(not JSON\)/)]),
      patience,
    );
    stage.instagram.viewer('jane.doe').sendDm('price?');
    await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), patience);
    expect(told()).toHaveLength(1);
  });

  test('is answered 503 while the database is away, and nothing is lost once Instagram repeats it', async () => {
    const stage = await stageForTest();
    const { DATABASE_URL = '' } = stage.env;
    const gate = await gateTo(Number(new URL(DATABASE_URL).port));
    await gate.open();
    const program = stage.start({ DATABASE_URL: gate.through(DATABASE_URL) });
    await program.untilReady();

    await gate.shut();
    stage.instagram.viewer('jane.doe').sendDm('price?');
    stage.instagram.viewer('tom.k').sendDm('mine too');
    await vi.waitFor(
      () => expect(stage.instagram.ledger.deliveries.flatMap(outcomes)).toEqual([503, 503, 503, 503]),
      patience,
    );
    await gate.open();

    // Instagram's next try comes after 15 seconds.
    await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), { timeout: 40_000, interval: 100 });
    await vi.waitFor(() => cardOf(stage.slack, 'tom.k'), patience);
    expect(shownCards(stage.slack)).toHaveLength(2);
    expect(program.hasEnded()).toBe(false);
  });
});

const outcomes = ({ attempts }: { attempts: { outcome: unknown }[] }) => attempts.map(({ outcome }) => outcome);

/** How many deliveries the log says were read. */
const deliveriesRead = (log: string) =>
  [...log.matchAll(/"deliveries":(\d+),"msg":"Deliveries read"/g)].reduce((sum, [, count]) => sum + Number(count), 0);

/** Connects every account to the one desk. */
const settingsOf = (ids: readonly string[]) =>
  JSON.stringify({
    accounts: ids.map((id) => ({
      id,
      login: 'instagram',
      tokenFrom: 'TOKEN_OF_ALL',
      desk,
      language: 'en',
      timeZone: 'UTC',
    })),
  });

/** Every recorded webhook in the bytes it is kept in, and which accounts it is about. */
function webhookFixtures() {
  const folder = new URL('../fixtures/instagram/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
    .flatMap((file) => {
      const { entry } = webhook.parse(JSON.parse(file.text));
      return entry ? [{ ...file, accounts: entry.map(({ id }) => id) }] : [];
    });
}

const webhook = z.object({ entry: z.array(z.object({ id: z.string() })).optional() });
