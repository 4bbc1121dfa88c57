import type { ChannelId, SlackUserId } from '../../domain/ids.ts';

declare const brand: unique symbol;

/**
 * Text in Slack's mrkdwn in which nothing foreign can come alive.
 *
 * Blocks and sentences of mrkdwn take this type only, so that a viewer's words can't get into them without passing
 * `foreignMrkdwn`. It is made here, by `slackDate`, and by `sayMrkdwn` out of parts that are mrkdwn already.
 */
export type Mrkdwn = string & { readonly [brand]: 'Mrkdwn' };

/** Vouches for text of our own making. */
export const trusted = (text: string) => text as Mrkdwn;

export const bold = (text: Mrkdwn) => trusted(`*${text}*`);

/** Shows the person's name as each reader's Slack writes it. */
export const mentionUser = (user: SlackUserId) => trusted(`<@${onlyIdLetters(user)}>`);

export const mentionChannel = (channel: ChannelId) => trusted(`<#${onlyIdLetters(channel)}>`);

/** A link; what could end it or start another tag is percent-encoded. */
export const link = (url: string, label: Mrkdwn) => trusted(`<${linkTarget(url)}|${label.replaceAll('|', '¦')}>`);

/** Joins what there is; parts that are missing or empty leave no gap. */
export const joinMrkdwn = (parts: readonly (Mrkdwn | undefined)[], separator: ' · ' | '\n' | ' ' | ', ' = ' · ') =>
  trusted(parts.filter((part) => part !== undefined && part !== '').join(separator));

const onlyIdLetters = (id: string) => id.replace(/[^A-Za-z0-9]/g, '');

const linkTarget = (url: string) =>
  url.replace(/[<>|\s\p{Cc}]/gu, (character) => encodeURIComponent(character)).replaceAll('&', '&amp;');
