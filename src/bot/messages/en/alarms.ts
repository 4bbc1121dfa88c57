/** What an admin must know and can do something about. */
export const englishAlarms = {
  'alarm.appNotLive':
    'Instagram tells us that somebody wrote to {account}, but not what. The app is not live yet, or access to messages is off. Set the app to live at Meta, and in Instagram’s settings allow connected tools to read messages.',
  'alarm.channelArchived':
    'The desk channel {desk} is archived, so no cards can be posted there. Unarchive it: the cards that wait then follow by themselves.',
  'alarm.notInChannel':
    'I am no longer in the desk channel {desk}, so no cards can be posted there. Invite me back with /invite: the cards that wait then follow by themselves.',
  'alarm.channelUnusable':
    'The desk channel {desk} takes no posts from me (Slack says {code}). Check that it exists and that I am in it: the cards that wait then follow by themselves.',
  'alarm.sendingPaused':
    'Instagram holds back what {account} sends: {detail}. What is to be sent waits, and nothing is lost. Look at the account in the Instagram app first; then /storydesk resume lets it go on.',
  'alarm.tokenRefused':
    'Instagram refuses the access token of {account}, so its stories and profiles can’t be read. Make a new token and restart Storydesk with it.',
  'alarm.permissionMissing':
    'Instagram says that {account} lacks a permission, so part of Storydesk stays blind. Grant it in the Meta app and make a new token. In Instagram’s words: {detail}',
  'alarm.quarantined':
    '{count, plural, one {One thing} other {# things}} Instagram sent could not be read ({reason}). Nothing is lost: all of it is kept as it came, and can be read again after an update.',
  'alarm.postRefused':
    'Slack refuses a message of ours (it says {code}), so somebody may be missing a card. Every lead is safe, and in the App Home. Please report this to whoever runs Storydesk.',
  'alarm.account': 'the account {id}',
  'quarantine.notJson': 'not JSON',
  'quarantine.tooDeep': 'nested too deeply',
  'quarantine.notInstagram': 'not about Instagram',
  'quarantine.brokenEntry': 'broken',
  'quarantine.unknownKind': 'of a kind we do not know',
  'quarantine.unknownAccount': 'about an account we do not know',
  'quarantine.failed': 'our own fault while reading',
} as const;
