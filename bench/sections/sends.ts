import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { leadId } from '../../src/domain/ids.ts';
import type { LocalInstagram } from '../../src/sandbox/instagram/local-instagram.ts';
import { account } from '../../src/sandbox/sandbox-cast.ts';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { deskBeside } from '../support/desk-beside.ts';
import { type PostgresCluster, startPostgres } from '../support/postgres-cluster.ts';
import { startProductProcess } from '../support/product-process.ts';
import { quantile } from '../support/statistics.ts';
import { deskChannel, onPostgres, openSurroundings, type Surroundings } from '../support/surroundings.ts';

const singles = 30;
const queued = 1_000;
/** What the product allows itself (`sendPace`). */
const perSecond = 20;
const patienceMs = 240_000;
const teammate = 'U0BEN';
const sending = { touchesPerHour: 3600, sameTextPeople: 1000, unansweredPerWeek: 100 };

/** From pressing Send in Slack to the message at Instagram, with a real process between the two stand-ins. */
export const sends: Section = {
  about: `${singles} answers one by one, from pressing Send in the composer; ${queued} queued at the account's pace`,
  async run() {
    const cluster = await startPostgres();
    const folder = await mkdtemp(join(tmpdir(), 'storydesk-bench-settings-'));
    const settings = join(folder, 'settings.yml');
    await writeFile(settings, `sending: ${JSON.stringify(sending)}\n`);
    try {
      return [
        ...(await withProduct(cluster, settings, oneByOne)),
        ...(await withProduct(cluster, settings, allAtOnce)),
      ];
    } finally {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type Measure = (surroundings: Surroundings, env: Readonly<Record<string, string>>) => Promise<Finding[]>;

async function withProduct(cluster: PostgresCluster, settings: string, measure: Measure): Promise<Finding[]> {
  const surroundings = await openSurroundings({ enabled: false });
  try {
    const env = { ...surroundings.env, ...onPostgres(await cluster.createDatabase()), SETTINGS_FILE: settings };
    const product = await startProductProcess(env);
    try {
      return await measure(surroundings, env);
    } finally {
      await product.stop();
    }
  } finally {
    await surroundings.close();
  }
}

async function oneByOne({ slack, instagram }: Surroundings): Promise<Finding[]> {
  const person = slack.as(teammate);
  const milliseconds: number[] = [];
  for (let i = 0; i <= singles; i++) {
    const name = `single.${i}`;
    instagram.viewer(name).sendDm('How much is it?');
    const { ts } = await until(() => slack.messages(deskChannel).find(({ text }) => text.includes(name)));
    await person.press({ channel: deskChannel, ts, actionId: 'lead_claim' });
    await until(() => offersAnswer(slack.messages(deskChannel).find((message) => message.ts === ts)));
    await person.press({ channel: deskChannel, ts, actionId: 'lead_answer' });
    const view = await until(() => slack.openViews(teammate).at(-1));
    const startedAt = performance.now();
    const taken = untilTaken(instagram, name);
    const submitted = await person.submitView(view.id);
    if (submitted.error !== undefined) throw new Error(`Send was not taken: ${submitted.error}`);
    await taken;
    if (i > 0) milliseconds.push(performance.now() - startedAt); // the first warms every code path up
  }
  const alone = await instagramOwnMs(instagram);
  return ([0.5, 0.95] as const).map((share) => {
    const most = share === 0.5 ? 200 : 500;
    const [measured, own] = [quantile(milliseconds, share), quantile(alone, share)];
    return {
      what: `press Send to message taken, p${share * 100}`,
      measured,
      unit: 'ms',
      against: { what: 'a message to Instagram alone', measured: own },
      aim: { words: `≤ ${most} ms on top`, met: measured - own <= most },
    };
  });
}

/** What Instagram takes for a message by itself: the same stand-in, asked by nobody else. */
async function instagramOwnMs(instagram: LocalInstagram): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let i = 0; i < singles; i++) {
    const viewer = instagram.viewer(`alone.${i}`);
    viewer.sendDm('Hello');
    const startedAt = performance.now();
    const response = await fetch(`${instagram.url}/v26.0/${account.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${account.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ recipient: { id: viewer.igsid }, message: { text: 'A message of nobody' } }),
    });
    if (!response.ok) throw new Error('Instagram refused a plain message');
    milliseconds.push(performance.now() - startedAt);
  }
  return milliseconds;
}

async function allAtOnce(
  { slack, instagram }: Surroundings,
  env: Readonly<Record<string, string>>,
): Promise<Finding[]> {
  const beside = await deskBeside(env, slack.identity.teamId, teammate, sending);
  try {
    await instagram.batched(() => {
      for (let i = 0; i < queued; i++) instagram.viewer(`queued.${i}`).sendDm('How much is it?');
    });
    const leads = await until(async () => {
      const rows = await beside.db.selectFrom('lead').select(['lead_id', 'viewer_id']).execute();
      return rows.length === queued ? rows : undefined;
    });
    const startedAt = performance.now();
    for (const { lead_id: id } of leads) await beside.send(leadId(id), `It is 40 euros (${id}).`);
    await until(() => instagram.ledger.sentMessages.length >= queued);
    const seconds = (performance.now() - startedAt) / 1_000;
    const order = instagram.ledger.sentMessages.map(({ igsid }) =>
      leads.findIndex(({ viewer_id: viewer }) => viewer === `igsid:${igsid}`),
    );
    const sendCalls = instagram.ledger.calls.filter(({ path }) => path.endsWith('/messages'));
    return [
      {
        what: `${queued} messages pressed one after the other: until Instagram had all`,
        measured: seconds,
        unit: 's',
        against: { what: `${perSecond} a second`, measured: queued / perSecond },
      },
      {
        what: 'of them refused by Instagram',
        measured: sendCalls.filter(({ status }) => status !== 200).length,
        unit: 'messages',
        aim: { words: 'none', met: sendCalls.every(({ status }) => status === 200) },
      },
      {
        what: 'of them out of order',
        measured: order.filter((place, index) => index > 0 && place < (order[index - 1] ?? 0)).length,
        unit: 'messages',
        aim: { words: 'none', met: order.every((place, index) => index === 0 || place > (order[index - 1] ?? 0)) },
      },
    ];
  } finally {
    await beside.close();
  }
}

const offersAnswer = (message: { readonly blocks?: unknown } | undefined) =>
  message && JSON.stringify(message).includes('lead_answer') ? message : undefined;

const untilTaken = (instagram: LocalInstagram, name: string) =>
  new Promise<void>((resolve) => {
    const stop = instagram.onChange((change) => {
      if (change.kind !== 'message' || change.message.username !== name) return;
      stop();
      resolve();
    });
  });

async function until<Value>(
  look: () => Value | undefined | false | Promise<Value | undefined | false>,
): Promise<Value> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > giveUpAt) throw new Error('What was waited for did not come');
    await wait(20);
  }
}
