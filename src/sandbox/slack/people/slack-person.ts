import { runCommand, runShortcut } from './commands-and-shortcuts.ts';
import type { Entries } from './fill-view.ts';
import { joinChannel, leaveChannel } from './membership.ts';
import { openHome } from './open-home.ts';
import { type Press, press } from './press.ts';
import type { Place } from './pressable.ts';
import { type ActResult, refusedAct, type Stage } from './stage.ts';
import { closeView, type SubmitResult, submitView } from './submit-view.ts';
import { type SuggestResult, suggestOptions } from './suggest-options.ts';
import { deleteMessage, type PostResult, post, react, uploadFile } from './talk.ts';

/** What somebody can do in their Slack client. Every act resolves once the app has acknowledged, or failed to. */
export type SlackPerson = {
  press(act: Press): Promise<ActResult>;
  suggest(act: Place & { actionId: string; blockId?: string; typed: string }): Promise<SuggestResult>;
  submitView(viewId: string, entries?: Entries): Promise<SubmitResult>;
  closeView(viewId: string, how?: 'cancel' | 'x'): Promise<ActResult>;
  command(command: string, text: string, channel: string): Promise<ActResult>;
  shortcut(callbackId: string, on?: { channel: string; ts: string }): Promise<ActResult>;
  openHome(): Promise<ActResult>;
  post(channel: string, text: string, threadTs?: string): Promise<PostResult>;
  upload(
    file: { name: string; bytes: Uint8Array },
    to?: { channel: string; threadTs?: string; text?: string },
  ): Promise<PostResult & { fileId?: string }>;
  deleteMessage(channel: string, ts: string): Promise<ActResult>;
  react(channel: string, ts: string, emoji: string): Promise<ActResult>;
  joinChannel(channel: string): Promise<ActResult>;
  leaveChannel(channel: string): Promise<ActResult>;
};

export type ActingOptions = {
  /** A client that hasn't noticed yet that its account was deactivated; its acts still reach the app. */
  staleSession?: boolean;
};

/** Gives a person hands. Somebody deactivated gets `account_inactive` for everything. */
export function slackPerson(stage: Stage, { staleSession = false }: ActingOptions = {}): SlackPerson {
  const act =
    <Args extends unknown[], Result extends ActResult>(perform: (stage: Stage, ...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result | ActResult> =>
      stage.person.role === 'deactivated' && !staleSession ? refusedAct('account_inactive') : perform(stage, ...args);
  return {
    press: act(press),
    suggest: async (where) => ({ options: [], ...(await act(suggestOptions)(where)) }),
    submitView: (viewId, entries = {}) => act(submitView)(viewId, entries),
    closeView: act(closeView),
    command: act(runCommand),
    shortcut: act(runShortcut),
    openHome: act(openHome),
    post: act(post),
    upload: act(uploadFile),
    deleteMessage: act(deleteMessage),
    react: act(react),
    joinChannel: act(joinChannel),
    leaveChannel: act(leaveChannel),
  };
}
