import type { WorldAct } from '../../instagram/instagram-ledger.ts';

const words: Readonly<Record<string, string>> = {
  view: 'watched a story',
  story_reply: 'answered a story',
  mention: 'mentioned the account in a story of their own',
  story_share: 'forwarded a story to the account',
  dm: 'sent a message',
  quick_reply: 'tapped a quick reply',
  postback: 'tapped a conversation starter',
  referral: 'followed an ig.me link',
  comment: 'commented',
  comment_mention: 'mentioned the account in a comment',
  reaction: 'reacted to a message',
  unreact: 'took a reaction back',
  unsend: 'unsent a message',
  edit: 'edited a message',
  seen: 'read a message',
  link_tap: 'tapped a link',
  follow: 'followed the account',
  profile_visit: 'visited the profile',
  block: 'blocked the account',
  account_deleted: 'deleted their account',
  post_story: 'posted a story',
  delete_story: 'deleted a story',
  post_media: 'posted a picture',
  own_comment: 'commented',
  type_in_app: 'answered in the Instagram app',
  note_to_self: 'wrote a note to self',
};

/** What somebody did on Instagram, to follow their name. */
export function actWords({ kind }: Pick<WorldAct, 'kind'>): string {
  return words[kind] ?? kind.replaceAll('_', ' ');
}
