import type { HTTPReceiver } from '@slack/bolt';

/** Whether Slack can reach us. `lastHelloAt` is undefined over HTTP, where nobody says hello. */
export type Connection =
  | { readonly connected: true; readonly lastHelloAt: Date | undefined }
  | { readonly connected: false; readonly since: Date };

/** Answers requests to `/slack/events`; for the product's own HTTP server. */
export type SlackRequestListener = HTTPReceiver['requestListener'];

/** How Slack's messages come in. */
export interface Intake {
  /**
   * Resolves once Slack can reach us.
   *
   * @throws SlackRefusesToken
   */
  start(): Promise<void>;
  /** Takes nothing in any more; what was taken in goes on. */
  stop(): void;
  connection(): Connection;
  /** Over HTTP only. */
  readonly requestListener?: SlackRequestListener;
}
