import { describe, expect, test, vi } from 'vitest';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import type { Pause } from '../../../src/bot/slack/pause.ts';
import { type DeskInSlack, type DeskInSlackOptions, desk, deskInSlack, realPause } from './desk-in-slack.ts';

/** A desk with one card on it, and Ben to claim it. */
async function deskWithCard(options?: DeskInSlackOptions) {
  const at = await deskInSlack(options);
  const { id } = await at.viewerWrites('lea.martin');
  const card = await at.postCard(id);
  return { at, id, benClaims: () => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim }) };
}

const socketsAre = ({ slack }: DeskInSlack, count: number) =>
  vi.waitFor(() => expect(slack.openSockets).toBe(count), { timeout: 10_000 });

describe('Socket Mode', () => {
  test('keeps two sockets open', async () => {
    const at = await deskInSlack();

    await socketsAre(at, 2);
    expect(at.app.connection()).toMatchObject({ connected: true, lastHelloAt: at.clock.now() });
  });

  test('has no deaf moment when Slack asks all sockets to reconnect at once', async () => {
    const { at, benClaims } = await deskWithCard();
    await socketsAre(at, 2);

    at.slack.refreshSockets();
    const pressedAtOnce = await at.outcomesOf(benClaims);
    await socketsAre(at, 4); // the new ones are there before the old ones go
    const pressedMeanwhile = await at.outcomesOf(benClaims);

    expect([...pressedAtOnce, ...pressedMeanwhile]).toEqual(['claimed', 'claimed']);
    await socketsAre(at, 2);
    expect(await at.outcomesOf(benClaims)).toEqual(['claimed']);
  });

  test('says that it is gone, and since when, and comes back by itself', async () => {
    const { at, benClaims } = await deskWithCard();
    await socketsAre(at, 2);
    const removeFault = at.slack.faults.add({ method: 'apps.connections.open', kind: 'server-error' });

    at.slack.dropSockets();
    await expect.poll(() => at.app.connection()).toEqual({ connected: false, since: at.clock.now() });
    removeFault();
    await vi.waitFor(() => expect(at.app.connection().connected).toBe(true), { timeout: 10_000 });

    expect(await at.outcomesOf(benClaims)).toEqual(['claimed']);
  });

  test('does not start with an app-level token that Slack refuses, and names the variable', async () => {
    const at = await deskInSlack({ appToken: 'xapp-wrong' });

    await expect(at.app.start()).rejects.toThrow(/^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)/);
  });

  test('outlives a token that is refused in passing; after five minutes it says that it cannot go on', async () => {
    const fatal: Error[] = [];
    const at = await deskInSlack({ onFatal: (error) => fatal.push(error) });
    await socketsAre(at, 2);
    at.slack.faults.add({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth' });

    at.slack.dropSockets();
    await vi.waitFor(() => expect(at.logged.join()).toContain('Slack refuses SLACK_APP_TOKEN'), { timeout: 10_000 });
    expect(fatal).toEqual([]);
    at.clock.set(new Date(at.clock.now().getTime() + 5 * 60_000));

    await vi.waitFor(() => expect(fatal[0]?.message).toContain('SLACK_APP_TOKEN'), { timeout: 10_000 });
  });
});

describe('a fault of our own while sockets are kept open', () => {
  test('ends in our own fatal path, not in an unhandled rejection', async () => {
    const fatal = Promise.withResolvers<Error>();
    let isBroken = false;
    const pause: Pause = async (ms, signal) => {
      if (isBroken) throw new Error('no timers left');
      return realPause(ms, signal);
    };
    const at = await deskInSlack({ pause, onFatal: fatal.resolve });
    await socketsAre(at, 2);
    isBroken = true;

    at.slack.dropSockets();

    expect(await fatal.promise).toMatchObject({ message: 'no timers left' });
  });
});

describe('HTTP mode', () => {
  test('proves its address to Slack and is never out of reach', async () => {
    const at = await deskInSlack({ mode: 'http' });

    expect(await at.slack.verifyRequestUrl()).toBe(true);
    expect(at.app.connection()).toEqual({ connected: true, lastHelloAt: undefined });
  });

  test('refuses a request that Slack has not signed', async () => {
    const at = await deskInSlack({ mode: 'http' });

    const forged = await fetch(at.eventsUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
        'x-slack-signature': `v0=${'0'.repeat(64)}`,
      },
      body: '{"type":"event_callback"}',
    });

    expect(forged.status).toBe(401);
    expect(at.logged.join()).not.toContain(at.slack.identity.signingSecret);
  });

  test('answers other paths and methods with 404', async () => {
    const at = await deskInSlack({ mode: 'http' });

    expect((await fetch(at.eventsUrl)).status).toBe(404);
  });

  test('takes nothing in any more once it stops', async () => {
    const { at, benClaims } = await deskWithCard({ mode: 'http' });

    await at.app.stop();

    expect(await benClaims()).toMatchObject({ error: 'refused' });
  });
});

describe('an answer that comes too late for Slack, over HTTP', () => {
  test('is logged; what was asked is done, and the process goes on', async () => {
    const { at, benClaims } = await deskWithCard({ mode: 'http' });
    await at.openStory();
    await at.outcomesOf(() => at.slack.as('U0BEN').command('/storydesk', 'capture', desk));
    const [modal] = at.slack.openViews('U0BEN');
    const busy = Promise.withResolvers<void>();
    const blocking = at.domain.database.transaction(() => busy.promise);

    const outcomes = at.outcomes(1);
    const sent = await at.slack.as('U0BEN').submitView(String(modal?.id), { capture_names_1: 'lea.martin' });
    await vi.waitFor(() => expect(at.logged.join('\n')).toContain('no acknowledgement in time'), { timeout: 5_000 });
    busy.resolve();
    await blocking;

    expect(sent.error).toBeDefined();
    expect(await outcomes).toEqual(['shown']);
    expect(at.logged.join('\n')).toContain('Slack did not get our receipt');
    expect(await at.outcomesOf(benClaims)).toEqual(['claimed']);
  });
});

describe.each(['socket', 'http'] as const)('stopping, over %s', (mode) => {
  test('waits for what was acknowledged', async () => {
    const { at, id, benClaims } = await deskWithCard({ mode });
    at.slack.faults.add({ method: 'users.info', kind: 'delay', ms: 300 });

    const pressed = await benClaims();
    expect(pressed.error).toBeUndefined();
    expect((await at.lead(id)).status).toBe('open');
    await at.app.stop();

    expect(await at.lead(id)).toMatchObject({ status: 'claimed', owner: 'U0BEN' });
  });
});

describe('the log', () => {
  test('has a line for each interaction: what, whose, how long, what came of it; no token and nobody’s words', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin', 'my secret question');
    const card = await at.postCard(id);

    await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim }));

    expect(at.logged).toContain(
      'info Slack interaction {"team":"T0LOCAL0001","kind":"button","action":"lead_claim","outcome":"claimed","ms":0}',
    );
    expect(at.logged.join()).not.toMatch(/xox|xapp|ticket=[^[]|secret question/);
  });
});

describe('an event that Slack delivers twice', () => {
  test('is heard once', async () => {
    const at = await deskInSlack();
    at.slack.duplicateNextEnvelope();

    const twice = at.outcomes(2);
    await at.slack.as('U0BEN').openHome();

    expect((await twice).toSorted()).toEqual(['repeated', 'shown']);
  });
});

describe('a press that Slack delivers twice', () => {
  test('is dealt with once, and both copies are acknowledged', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    const card = await at.postCard(id);
    at.slack.duplicateNextEnvelope();

    const twice = at.outcomes(2);
    await at.slack.as('U0BEN').press({ ...card, actionId: actionIds.pass });

    expect((await twice).toSorted()).toEqual(['passed', 'repeated']);
    expect(at.slack.ephemerals('U0BEN')).toHaveLength(1);
    expect((await at.lead(id)).passedBy).toEqual(['U0BEN']);
  });
});
