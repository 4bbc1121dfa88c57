import type { JsonObject } from '../json-object.ts';

type EnvelopeType = 'interactive' | 'events_api' | 'slash_commands';

/** Slack waits this long for an acknowledgement. Source: docs.slack.dev/interactivity/handling-user-interaction */
export const ACKNOWLEDGE_WITHIN_MS = 3000;

/** Something Slack tells the app. */
export type Envelope = {
  type: EnvelopeType;
  payload: JsonObject;
  /** The app may answer with content: a modal's errors, a command's reply, a menu's options. */
  acceptsPayload: boolean;
  /** Set on repeated events: 1 to 3, and what went wrong before. */
  retry?: { attempt: number; after: DeliveryError };
};

/** Why the person who acted sees an error. */
export type DeliveryError =
  /** No socket is open, or nothing listens at the URL. */
  | 'nobody_listening'
  /** No acknowledgement within three seconds. */
  | 'timeout'
  /** An HTTP status other than 2xx. */
  | 'refused';

/** What came of a delivery; still filled in when the acknowledgement is late. */
export type Delivery = Envelope & {
  at: Date;
  /** Undefined as long as nothing was acknowledged; above 3,000 it came too late. */
  acknowledgedInMs?: number;
  /** What the app answered with. */
  answer?: unknown;
  error?: DeliveryError;
  /** The app asked not to be told again (`x-slack-no-retry`). */
  noRetry?: boolean;
};

/** The way to the app: its sockets or its request URL. Resolves after the acknowledgement or three seconds. */
export type Courier = { deliver(envelope: Envelope): Promise<Delivery> };
