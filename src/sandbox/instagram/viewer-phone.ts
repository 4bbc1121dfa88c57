import { getMessage, ImpossibleActError, type InstagramStage, recordAct } from './instagram-stage.ts';
import type { Message, Thread } from './instagram-world.ts';
import type { Viewer } from './viewer.ts';

/** A message as the person sees it. */
export type PhoneMessage = Pick<Message, 'mid' | 'sentAt' | 'text' | 'seenAt' | 'isUnsent' | 'story'> & {
  /** Written by the person. */
  isOwn: boolean;
  isEdited: boolean;
  /** Kinds of what is attached, such as `image`. */
  attached: string[];
  /** Who reacted with what. */
  reactions: [username: string, emoji: string][];
};

/** Where a tapped link led. */
export type TappedLink = { opened: true; leadsTo: string | undefined } | { opened: false };

/** The thread with the account as the person sees it. */
export type PhoneThread = {
  followsAccount: boolean;
  /** Oldest first. */
  messages: PhoneMessage[];
};

export type ViewerPhone = {
  /** Opens the thread: what the account wrote is seen. */
  open(): void;
  /** Takes a reaction back, sets one, unsends: on messages of this thread alone. */
  react(mid: string, emoji: string): void;
  unreact(mid: string): void;
  unsend(mid: string): void;
  /** Taps a link in a message of the account. Only an address of this machine is really opened. */
  tapLink(url: string): Promise<TappedLink>;
};

export function phoneThread({ followsAccount, messages }: Thread): PhoneThread {
  return { followsAccount, messages: messages.map(phoneMessage) };
}

/** What one person does in their thread with the account. */
export function viewerPhone(stage: InstagramStage, thread: Thread, viewer: Viewer): ViewerPhone {
  const { account } = thread;

  function ownThread(mid: string): Message {
    const message = getMessage(stage, mid);
    if (message.thread !== thread) throw new ImpossibleActError('That message is in somebody else’s thread.');
    if (message.isUnsent) throw new ImpossibleActError('That message was unsent.');
    return message;
  }

  return {
    open() {
      const unseen = thread.messages.findLast(({ isFromAccount, seenAt }) => isFromAccount && seenAt === undefined);
      if (unseen) viewer.see(unseen.mid);
    },
    react: (mid, emoji) => viewer.reactTo(ownThread(mid).mid, emoji === '❤️' ? 'love' : 'other', emoji),
    unreact: (mid) => viewer.unreact(ownThread(mid).mid),
    unsend(mid) {
      if (ownThread(mid).isFromAccount) throw new ImpossibleActError('Only one’s own messages can be unsent.');
      viewer.unsend(mid);
    },
    async tapLink(url) {
      const wrote = thread.messages.findLast(({ isFromAccount, text }) => isFromAccount && text?.includes(url));
      if (!wrote) throw new ImpossibleActError('The account wrote no such link.');
      recordAct(stage, account, viewer.username, 'link_tap', { mid: wrote.mid, text: url });
      if (!isOfThisMachine(url)) return { opened: false };
      const response = await fetch(url, { redirect: 'manual', headers: { 'User-Agent': inAppBrowser } });
      await response.body?.cancel();
      return { opened: true, leadsTo: response.headers.get('location') ?? undefined };
    },
  };
}

const inAppBrowser = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Instagram 400.0';

function isOfThisMachine(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? {};
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
}

function phoneMessage(message: Message): PhoneMessage {
  const { mid, sentAt, text, seenAt, isUnsent, story } = message;
  return {
    ...{ mid, sentAt, text, seenAt, isUnsent, story },
    isOwn: !message.isFromAccount,
    isEdited: message.edits > 0,
    attached: message.attachments.map(({ type }) => String(type)),
    reactions: [...message.reactions],
  };
}
