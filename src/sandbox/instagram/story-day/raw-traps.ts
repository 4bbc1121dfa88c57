import { metaJson } from '../meta-signing.ts';
import {
  changeValue,
  dashboardTest,
  entryOf,
  envelope,
  messagingBody,
  messagingItem,
  type WebhookPayload,
} from '../payloads.ts';
import type { RawTrap } from './story-day-act.ts';

/** Who and when a raw delivery is about. */
export type RawTrapScene = {
  accountId: string;
  igsid: string;
  username: string;
  now: Date;
  /** Puts a text into the thread, untold; the delivery tells of it. Returns its mid. */
  write: (text: string) => string;
  /** A mid that belongs to no message. */
  strangeMid: () => string;
  commentId: () => string;
  mediaId: () => string;
};

/** A delivery as payload, or as text where JSON itself is the trap. */
type RawDelivery = WebhookPayload | string;

/** Deliveries that break naive receivers. All of them deserve a 200. Sources: field reports in Instagram's webhook issues. */
export const rawTraps: Record<RawTrap, (scene: RawTrapScene) => RawDelivery> = {
  /** Ids without quotes, as some of Meta's samples print them: a plain JSON.parse rounds them. */
  'numbers-for-ids': (scene) => {
    const ad = { ref: 'autumn_bowls', adId: '120210000000000123', title: 'Autumn bowls' };
    const payload = oneMessage(
      scene,
      messagingBody.adReferral(scene.write('Hello, I saw your ad'), 'Hello, I saw your ad', ad),
    );
    return metaJson(payload).replace(/"(ad_id|id)":"(\d+)"/g, '"$1":$2');
  },

  /** The same second as a number in seconds, a string in milliseconds and ISO text, within one entry. */
  'times-in-every-unit': (scene) => {
    const { accountId, now } = scene;
    const times = [Math.floor(now.getTime() / 1000), String(now.getTime()), now.toISOString()];
    const items = times.map((timestamp, index) => ({
      ...inbound(scene, text(scene, `Is anybody there? ${'👋'.repeat(index + 1)}`)),
      timestamp,
    }));
    return envelope([entryOf.messaging(accountId, now, items)]);
  },

  /** Kinds no page documents, beside an attachment type yet to be invented. */
  'unknown-kinds': (scene) => {
    const { accountId, now, igsid } = scene;
    return envelope([
      entryOf.messaging(accountId, now, [inbound(scene, { sticker_vote: { option: 2 } })]),
      entryOf.changes(accountId, now, 'story_poll_response', { from: { id: igsid }, option: 'blue' }),
      entryOf.messaging(accountId, now, [
        inbound(scene, {
          message: { mid: scene.strangeMid(), attachments: [{ type: 'hologram', payload: { depth: 3 } }] },
        }),
      ]),
    ]);
  },

  /** Another account of the same Meta app, which nobody connected. */
  'unknown-account': (scene) =>
    oneMessage(
      { ...scene, accountId: '17841499999999999' },
      messagingBody.text(scene.strangeMid(), 'hello other shop'),
    ),

  /** Rubbish between two good entries must not cost them. */
  'broken-entry': (scene) => {
    const { accountId, now } = scene;
    const good = (words: string) => entryOf.messaging(accountId, now, [inbound(scene, text(scene, words))]);
    return envelope([
      good('Can I still order today?'),
      null,
      { id: null, time: 'yesterday', messaging: 'oops' },
      { id: accountId, time: now.getTime(), messaging: [null, { sender: 7, message: [] }, {}] },
      { id: accountId, changes: [{ field: 'comments' }] },
      good('And does it fit a 30 cm plate?'),
    ]);
  },

  /** Some of Meta's own samples carry the customer's id in entry.id. */
  'postback-from-customer-entry': (scene) => {
    const body = messagingBody.postback(scene.write('Talk to us'), 'Talk to us', 'MENU_TALK');
    return envelope([entryOf.messaging(scene.igsid, scene.now, [inbound(scene, body)])]);
  },

  'dashboard-test': ({ now }) => dashboardTest(now),

  /** The unsend of a message that never arrived. */
  'unsend-of-nothing': (scene) => oneMessage(scene, messagingBody.unsend(scene.strangeMid())),

  /** `field` and `value` straight on the entry, as documented for Instagram Login. */
  'flat-comment': (scene) => {
    const { accountId, now, igsid, username } = scene;
    const value = changeValue.comment({
      id: scene.commentId(),
      from: { id: igsid, username },
      text: 'Do you restock the blue ones?',
      media: { id: scene.mediaId(), media_product_type: 'FEED' },
    });
    return envelope([entryOf.flat(accountId, now, 'comments', value)]);
  },

  /** A message in a thread that another app owns at the moment. */
  standby: (scene) => {
    const { accountId, now } = scene;
    const item = inbound(scene, text(scene, 'Hi, is somebody there?'));
    return envelope([entryOf.standby(accountId, now, [item])]);
  },
};

function inbound({ igsid, accountId, now }: RawTrapScene, body: Record<string, unknown>) {
  return messagingItem({ from: igsid, to: accountId, at: now }, body);
}

function text(scene: RawTrapScene, words: string) {
  return messagingBody.text(scene.write(words), words);
}

function oneMessage(scene: RawTrapScene, body: Record<string, unknown>): WebhookPayload {
  return envelope([entryOf.messaging(scene.accountId, scene.now, [inbound(scene, body)])]);
}
