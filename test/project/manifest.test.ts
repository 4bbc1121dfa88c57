import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { httpManifest, type Manifest } from '../../src/bot/manifest/http-manifest.ts';
import { manifestSchema, scopesOfEvent } from './manifest-schema.ts';

const source = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const written = manifestSchema.parse(parse(source));

describe('manifest.yml', () => {
  test('offers the shortcuts and the command that Storydesk answers', () => {
    expect(written.features.shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
      ['global', 'capture_viewers'],
      ['global', 'claim_next'],
      ['message', 'send_as_dm'],
      ['message', 'log_conversion'],
    ]);
    expect(written.features.slash_commands.map(({ command }) => command)).toEqual(['/storydesk']);
  });

  test('asks for no event without a scope that allows it', () => {
    const granted: readonly string[] = written.oauth_config.scopes.bot;
    const forbidden = written.settings.event_subscriptions.bot_events.filter((event) => {
      const needed = scopesOfEvent[event];
      return needed.length > 0 && !needed.some((scope) => granted.includes(scope));
    });

    expect(forbidden).toEqual([]);
  });

  test('gives a reason for every scope', () => {
    const unexplained = written.oauth_config.scopes.bot.filter(
      (scope) => !new RegExp(`^ {6}- ${scope} # .{9,}`, 'm').test(source),
    );

    expect(unexplained).toEqual([]);
  });

  test('is for Socket Mode, and names no address', () => {
    expect(written.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(written)).not.toMatch(/https?:/);
  });
});

describe('the manifest for HTTP', () => {
  // A type error here means that the SDK's idea of a manifest and ours differ.
  const manifest: Manifest = written;
  const http = httpManifest(manifest, 'https://desk.example.com');
  const url = 'https://desk.example.com/slack/events';

  test('still is a manifest', () => {
    expect(manifestSchema.parse(http)).toEqual(http);
  });

  test('sends events, buttons and the command to us, with Socket Mode off', () => {
    expect(http).toMatchObject({
      features: { slash_commands: [{ command: '/storydesk', url }] },
      settings: {
        event_subscriptions: { request_url: url },
        interactivity: { is_enabled: true, request_url: url },
        socket_mode_enabled: false,
      },
    });
  });

  test('is the same app otherwise, and leaves the other as it was', () => {
    expect(http.oauth_config).toEqual(manifest.oauth_config);
    expect(http.display_information).toEqual(manifest.display_information);
    expect(manifest).toEqual(parse(source));
  });
});
