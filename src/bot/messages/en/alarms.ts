/** What an admin must know and can do something about. */
export const englishAlarms = {
  'alarm.messagesClosed':
    'Instagram tells us that somebody wrote to {account}, but not what. The app is not live yet, or “Allow access to messages” is off. Set the app to live at Meta, and in Instagram turn on Settings, Messages, Connected tools.',
  'alarm.channelArchived':
    'The desk channel {desk} of {account} is archived, so no cards can be posted. Unarchive it, or set another channel.',
  'alarm.notInChannel':
    'I am no longer in {desk}, the desk channel of {account}, so no cards can be posted. Invite me back: /invite @Storydesk.',
  'alarm.channelGone': 'The desk channel of {account} can’t be found, so no cards can be posted. Set another channel.',
  'alarm.tokenRefused':
    'Instagram refuses the access token of {account}, so stories and profiles can’t be read. Make a new token and restart with it.',
  'alarm.permissionMissing':
    'The permission {permission} is missing for {account}, so part of Storydesk stays blind. Grant it in the Meta app and make a new token.',
  'alarm.quarantined':
    '{count, plural, one {One thing Instagram sent} other {# things Instagram sent}} could not be understood. Nothing is lost: they are kept as they came. /storydesk doctor says more.',
  'alarm.account': 'account {id}',
} as const;
