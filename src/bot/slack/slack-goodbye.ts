import type { SocketModeReceiver } from '@slack/bolt';

/**
 * Resolves when Slack announces that it is about to close this socket (`disconnect`: every few hours, or because there
 * are too many).
 *
 * The client would close the socket at that moment, and lose what Slack still sends on it and the receipts we still owe.
 * So the announcement is kept from it; whoever waits for this closes the socket once another has taken over.
 *
 * Source: docs.slack.dev/apis/events-api/using-socket-mode#disconnect; `ws_message` of @slack/socket-mode 3.1.0.
 */
export function slackGoodbye(client: SocketModeReceiver['client']): Promise<void> {
  const goodbye = Promise.withResolvers<void>();
  const hear = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (message: unknown, isBinary: unknown) => {
    if (isGoodbye(message)) goodbye.resolve();
    else for (const listener of hear) listener.call(client, message, isBinary);
  });
  return goodbye.promise;
}

function isGoodbye(message: unknown): boolean {
  // Envelopes hold foreign words, so the mere word proves nothing; it only spares us reading every message twice.
  if (typeof message !== 'string' || !message.includes('"disconnect"')) return false;
  try {
    const read: unknown = JSON.parse(message);
    return typeof read === 'object' && read !== null && 'type' in read && read.type === 'disconnect';
  } catch {
    return false; // the client's to deal with
  }
}
