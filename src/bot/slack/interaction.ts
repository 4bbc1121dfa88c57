import type { ViewResponseAction } from '@slack/bolt';
import type { ChannelId, SlackUserId } from '../../domain/ids.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';

/** What came of an interaction, for the log: `claimed`, `refused already-claimed`. Never a name or anybody's words. */
export type Outcome = string;

/** Somebody asks something of us and waits for the answer. */
export interface Asked {
  readonly by: SlackUserId;
  /** The channel it happened in; undefined in App Home and in modals. */
  readonly channel: ChannelId | undefined;
  /** Opens one modal, within 3 seconds. */
  readonly trigger: string;
  /**
   * Says something to this person alone; a failure to say it is logged and goes no further.
   *
   * @param how `instead`: in place of the private answer in which they pressed
   */
  tell(message: PrivateMessage, how?: 'instead'): Promise<void>;
}

/** Asked in a way that wants Slack's receipt within 3 seconds, and before anything else. */
export interface Acknowledged extends Asked {
  /** Never fails: a receipt that comes too late is no reason to forget what was asked. */
  ack(): Promise<void>;
}

/** A button, or an option of a menu, in a message or in App Home. */
export interface ButtonPress extends Acknowledged {
  /** The button's value, or that of the option chosen. */
  readonly value: string | undefined;
  /** A message that everybody in the channel sees, a private answer of ours, or App Home. */
  readonly place: 'message' | 'private' | 'home';
}

export interface SlashCommand extends Acknowledged {
  /** What was typed after the command. */
  readonly text: string;
}

/** A message on which somebody chose a shortcut. */
export interface ShortcutMessage {
  readonly channel: ChannelId;
  readonly ts: string;
  /** Of the message that its thread hangs from; undefined outside of threads. */
  readonly threadTs: string | undefined;
  /** In Slack's mrkdwn. */
  readonly text: string;
  /** Undefined when an app posted it. */
  readonly writtenBy: SlackUserId | undefined;
}

export interface ShortcutUse extends Acknowledged {
  /** Undefined for a global shortcut. */
  readonly message: ShortcutMessage | undefined;
}

/** What was entered, by block and action; each field is checked by whoever reads it. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A button, a choice or a letter typed inside an open modal, with all that stands in it. */
export interface ViewPress extends Omit<Acknowledged, 'channel'> {
  /** The id of the modal; the same as long as it is open. */
  readonly view: string;
  /** Which drawing of the modal they saw. */
  readonly hash: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly values: ViewValues;
  readonly blockId: string;
  /** The button's value, that of the option chosen, or what is typed so far; undefined when that is nothing. */
  readonly value: string | undefined;
}

/** A modal that was filled in and sent. */
export interface ViewSubmission extends Omit<Asked, 'channel' | 'trigger'> {
  readonly view: string;
  readonly privateMetadata: string;
  readonly values: ViewValues;
}

/** What happens to the modal that was sent; without an answer it closes. */
export interface ViewReply {
  readonly answer?: ViewResponseAction;
  readonly outcome: Outcome;
  /** What could not be finished in time for the answer. */
  readonly afterwards?: () => Promise<void>;
}

export type ButtonListener = (press: ButtonPress) => Promise<Outcome>;
export type ViewPressListener = (press: ViewPress) => Promise<Outcome>;
export type CommandListener = (command: SlashCommand) => Promise<Outcome>;
export type ShortcutListener = (shortcut: ShortcutUse) => Promise<Outcome>;
/** Must answer within 3 seconds: its answer is the receipt. */
export type SubmissionListener = (submission: ViewSubmission) => Promise<ViewReply>;
/** Events are acknowledged before anybody hears of them. */
export type EventListener = (event: unknown) => Promise<Outcome>;

/** Everything we listen to, by the name Slack gives it. What is missing here is answered as out of date. */
export interface Listeners {
  readonly buttons: Readonly<Record<string, ButtonListener>>;
  /** What is pressed inside modals, by action id. */
  readonly viewPresses: Readonly<Record<string, ViewPressListener>>;
  readonly commands: Readonly<Record<string, CommandListener>>;
  readonly shortcuts: Readonly<Record<string, ShortcutListener>>;
  readonly submissions: Readonly<Record<string, SubmissionListener>>;
  readonly events: Readonly<Record<string, EventListener>>;
}
