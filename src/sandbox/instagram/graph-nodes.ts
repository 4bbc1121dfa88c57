import type { GraphCall } from './graph-call.ts';
import { conversationNode, messageNode } from './graph-conversations.ts';
import { refusal } from './graph-error.ts';
import { pickFields, requestedFields } from './graph-fields.ts';
import { storyNode } from './graph-stories.ts';
import { profileAddress } from './instagram-cdn.ts';
import type { Account, Thread } from './instagram-world.ts';
import type { Body } from './payloads.ts';

/** `GET /{id}`: whatever the id names, if this account may see it. */
export function readNode(call: GraphCall): Body {
  const { stage, account, path, url } = call;
  const { world } = stage;
  const id = path[0] ?? '';
  const fields = requestedFields(url.searchParams.get('fields'));

  if (id === 'me' || world.findAccount(id) === account) {
    const isPage = account.login === 'facebook' && (id === 'me' || id === account.pageId);
    return isPage
      ? pickFields(pageNode(account), 'Page', fields)
      : pickFields(accountNode(account, id), 'IGUser', fields);
  }
  const media = world.media.get(id);
  if (
    media?.account === account &&
    media.deletedAt === undefined &&
    (media.product !== 'STORY' || world.isLive(media))
  ) {
    return pickFields(storyNode(media), 'IGMedia', fields);
  }
  const message = world.messages.get(id);
  if (message?.thread.account === account) return pickFields(messageNode(call, message), 'Message', fields);
  const thread = world.threads.get(id);
  if (thread?.account === account) return pickFields(profileNode(thread), 'IGBusinessScopedID', fields);
  const conversation = [...world.threads.values()].find((thread) => thread.id === id && thread.account === account);
  if (conversation !== undefined) {
    call.usage.countConversationCall(account);
    return pickFields(conversationNode(call, conversation, fields), 'Conversation', fields);
  }
  throw refusal.objectMissing(id, 'GET');
}

/** On Instagram Login `user_id` is the id that webhooks use; `id` of `/me` is another one. */
function accountNode(account: Account, calledAs: string): Body {
  const onInstagramLogin = account.login === 'instagram';
  return {
    id: onInstagramLogin && calledAs === 'me' ? account.appScopedId : account.id,
    ...(onInstagramLogin ? { user_id: account.id, account_type: 'BUSINESS' } : {}),
    username: account.username,
    name: account.name,
    profile_picture_url: undefined,
    followers_count: 12_480,
    follows_count: 312,
    media_count: 841,
  };
}

function pageNode(account: Account): Body {
  return {
    id: account.pageId,
    name: account.name,
    instagram_business_account: { id: account.id },
  };
}

/**
 * Only people who wrote, or tapped an ice breaker or the menu, have agreed to be read;
 * a comment is not enough. Source: Instagram messaging, user profile.
 */
function profileNode({ igsid, person, ...thread }: Thread): Body {
  if (person.gone || thread.hasBlockedAccount) throw refusal.noProfile();
  if (!thread.hasConsented) throw refusal.noProfileConsent();
  return {
    id: igsid,
    name: person.displayName,
    username: person.username,
    profile_pic: profileAddress(igsid),
    follower_count: person.followerCount,
    is_user_follow_business: thread.followsAccount,
    is_business_follow_user: thread.followedByAccount,
    is_verified_user: person.isVerified,
  };
}
