/** What /storydesk doctor looked at, and what it found. */
export const englishDoctor = {
  'doctor.token': 'Slack token',
  'doctor.tokenWorks': 'Slack answers',
  'doctor.tokenFails': 'Slack does not answer as it should ({code})',
  'doctor.scopesMissing':
    'not allowed yet: {scopes}. Add them to the bot scopes of the Slack app and install it again.',
  'doctor.connection': 'Connection from Slack',
  'doctor.connected': 'Slack said hello {when}',
  'doctor.overHttp': 'over HTTP',
  'doctor.disconnected': 'gone since {when}; trying again all the time',
  'doctor.desk': 'Desk {desk}',
  'doctor.deskOpen': 'takes cards',
  'doctor.deskUnknown': 'Slack did not say just now',
  'doctor.deskArchived': 'archived: unarchive it, or set another channel',
  'doctor.deskMissing': 'not to be found: set another channel, or invite me if it is private',
  'doctor.deskWithoutUs': 'I am not in it: /invite me there',
  'doctor.deliveries': 'Word from Instagram',
  'doctor.lastDelivery': 'last {when}',
  'doctor.noDelivery': 'none yet: is the webhook set at Meta?',
  'doctor.accountWorks': 'not paused',
  'doctor.accountPaused': 'paused: {reason}',
  'doctor.alarm': 'Since {since}, {times, plural, one {once} other {# times}}',
} as const;
