import type { InstagramClock } from './instagram-clock.ts';
import { conversationIdOf, type InstagramIds, igsidOf, instagramIds } from './instagram-ids.ts';
import type { Body } from './payloads.ts';

export type LoginKind = 'instagram' | 'facebook';

/** A professional account, as the Meta app sees it. */
export type Account = {
  /** The professional-account id: `user_id` on Instagram Login, `entry.id` of webhooks. */
  id: string;
  username: string;
  name: string;
  login: LoginKind;
  /** The linked Facebook Page; Facebook Login only. */
  pageId: string | undefined;
  /** `id` of `GET /me` on Instagram Login: not the id webhooks use. */
  appScopedId: string;
  /** In Europe and Japan the insights count no replies. */
  region: 'europe' | 'japan' | 'elsewhere';
  /** The app may send with the HUMAN_AGENT tag. */
  humanAgent: boolean;
  /** Without it only people with a role on the app can be written to. */
  advancedAccess: boolean;
  /** Whether `/stories` answers; undocumented on Instagram Login. */
  storiesReadable: boolean;
  /** Another app owns the threads: messages arrive in `standby`, sends fail. */
  standby: boolean;
  /** How comment webhooks look: `id` in changes (seen on both logins), `comment_id` in changes, or flat. */
  commentShape: 'wrapped' | 'wrapped-comment-id' | 'flat';
  /** Where the Conversions API takes this account's events. */
  datasetId: string;
  subscribedFields: Set<string>;
};

/** A person on Instagram. */
export type Person = {
  username: string;
  displayName: string;
  followerCount: number;
  isVerified: boolean;
  hasAppRole: boolean;
  /** The account was deleted. */
  gone: boolean;
};

/** What is between one person and one account. */
export type Thread = {
  id: string;
  /** The person's id as this account sees it. */
  igsid: string;
  account: Account;
  person: Person;
  followsAccount: boolean;
  followedByAccount: boolean;
  hasBlockedAccount: boolean;
  /** They wrote, tapped an ice breaker or the menu: the profile may be read. */
  hasConsented: boolean;
  /** Their last act that opens the 24-hour window. */
  lastInboundAt: Date | undefined;
  /** An ig.me ref that waits for the first message of a new thread. */
  pendingRef: string | undefined;
  messages: Message[];
};

export type Message = {
  mid: string;
  thread: Thread;
  isFromAccount: boolean;
  sentAt: Date;
  text: string | undefined;
  /** As in the webhook: `{type, payload}`. */
  attachments: Body[];
  story: { kind: 'reply_to' | 'mention'; id: string; url: string | undefined } | undefined;
  reactions: Map<string, string>;
  edits: number;
  isUnsent: boolean;
  /** When the other side first looked at it. */
  seenAt: Date | undefined;
  isUnsupported: boolean;
};

export type MediaProduct = 'STORY' | 'FEED' | 'REELS' | 'AD' | 'LIVE';

export type StoryView = { person: Person; at: Date; next: 'tap_forward' | 'tap_back' | 'tap_exit' | 'swipe_forward' };

export type Media = {
  id: string;
  account: Account;
  product: MediaProduct;
  mediaType: 'IMAGE' | 'VIDEO';
  caption: string | undefined;
  linkUrl: string | undefined;
  shortcode: string;
  postedAt: Date;
  deletedAt: Date | undefined;
  /** Every play, oldest first. */
  views: StoryView[];
  replies: number;
  shares: number;
  follows: number;
  profileVisits: number;
};

export type Comment = {
  id: string;
  media: Media;
  /** Undefined: the account's own. */
  thread: Thread | undefined;
  text: string | undefined;
  at: Date;
  hasPrivateReply: boolean;
};

export const storyLifeMs = 24 * 60 * 60_000;

/** Everything that exists on this Instagram. */
export type InstagramWorld = {
  clock: InstagramClock;
  ids: InstagramIds;
  accounts: Map<string, Account>;
  people: Map<string, Person>;
  /** By IGSID, which is another one for each account. */
  threads: Map<string, Thread>;
  media: Map<string, Media>;
  messages: Map<string, Message>;
  comments: Map<string, Comment>;
  /** The account that id names: its own id, its page's, or the app-scoped one. */
  findAccount(id: string): Account | undefined;
  /** The account with this id, or the first when none is named. */
  getAccount(id?: string): Account;
  /** The thread of a person with an account, begun if there is none. */
  threadOf(username: string, account: Account): Thread;
  findThread(username: string, account: Account): Thread | undefined;
  /** Everybody who ever met the account, the last one first. */
  peopleOf(account: Account): Person[];
  isLive(story: Media): boolean;
};

export function instagramWorld(clock: InstagramClock, idSeed: string): InstagramWorld {
  const accounts = new Map<string, Account>();
  const people = new Map<string, Person>();
  const threads = new Map<string, Thread>();

  function person(username: string): Person {
    const known = people.get(username);
    if (known !== undefined) return known;
    const created: Person = {
      username,
      displayName: username,
      followerCount: 180,
      isVerified: false,
      hasAppRole: false,
      gone: false,
    };
    people.set(username, created);
    return created;
  }

  return {
    clock,
    ids: instagramIds(idSeed),
    accounts,
    people,
    threads,
    media: new Map(),
    messages: new Map(),
    comments: new Map(),
    findAccount: (id) =>
      accounts.get(id) ?? [...accounts.values()].find(({ pageId, appScopedId }) => id === pageId || id === appScopedId),
    getAccount(id) {
      const account = id === undefined ? accounts.values().next().value : accounts.get(id);
      if (account === undefined)
        throw new Error(`No account has the id ${id}. Known: ${[...accounts.keys()].join(', ')}`);
      return account;
    },
    threadOf(username, account) {
      const igsid = igsidOf(username, account.id);
      const known = threads.get(igsid);
      if (known !== undefined) return known;
      const thread: Thread = {
        id: conversationIdOf(account.id, igsid),
        igsid,
        account,
        person: person(username),
        followsAccount: false,
        followedByAccount: false,
        hasBlockedAccount: false,
        hasConsented: false,
        lastInboundAt: undefined,
        pendingRef: undefined,
        messages: [],
      };
      threads.set(igsid, thread);
      return thread;
    },
    findThread: (username, account) => threads.get(igsidOf(username, account.id)),
    peopleOf: (account) =>
      [...threads.values()]
        .filter((thread) => thread.account === account && thread.person.username !== account.username)
        .map(({ person }) => person)
        .reverse(),
    isLive: (story) => story.deletedAt === undefined && clock.now().getTime() - story.postedAt.getTime() < storyLifeMs,
  };
}
