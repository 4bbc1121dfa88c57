import type { AppsManifestCreateArguments } from '@slack/web-api';

/** A Slack app in words (docs.slack.dev/reference/app-manifest). */
export type Manifest = AppsManifestCreateArguments['manifest'];

/** The path at which Slack reaches us for everything: events, buttons, modals, shortcuts and commands. */
const slackPath = '/slack/events';

/**
 * The same app over HTTP: Slack then calls `publicUrl` for everything, and Socket Mode is off, since it would silence
 * HTTP for the whole app (docs.slack.dev/apis/events-api/comparing-http-socket-mode).
 *
 * @param manifest of the app in Socket Mode, as in `manifest.yml`
 * @param publicUrl without a final slash
 */
export function httpManifest(manifest: Manifest, publicUrl: string): Manifest {
  const url = `${publicUrl}${slackPath}`;
  const { features, settings } = manifest;
  return {
    ...manifest,
    features: {
      ...features,
      ...(features?.slash_commands && {
        slash_commands: features.slash_commands.map((command) => ({ ...command, url })),
      }),
    },
    settings: {
      ...settings,
      ...(settings?.event_subscriptions && {
        event_subscriptions: { ...settings.event_subscriptions, request_url: url },
      }),
      interactivity: { ...settings?.interactivity, is_enabled: true, request_url: url },
      socket_mode_enabled: false,
    },
  };
}
