/** What /storydesk answers. */
export const englishCommand = {
  'help.title': 'Storydesk: who watched your story, and who to answer first',
  'help.mine': 'the leads you hold',
  'help.story': 'the live stories; open one by hand',
  'help.lead': 'what is known about one viewer',
  'help.doctor': 'what works and what does not',
  'help.help': 'this list',
  'help.handle': 'HANDLE',
  'help.unknown': '“{typed}” is not something I know. This is:',
  'story.none': 'No story is live. A new one shows up by itself; or open one by hand.',
  'story.title': '{count, plural, one {One live story} other {# live stories}}',
  'mine.title':
    '{count, plural, =0 {You hold no lead. Take the hottest one?} one {You hold one lead} other {You hold # leads}}',
  'lead.missingHandle': 'Say whose: /storydesk lead anna.smith',
  'lead.notFound': 'No lead of “{handle}” is known here. Check the spelling: Instagram’s user name, without @.',
  'doctor.title.ok': 'All is well',
  'doctor.title.warn': 'It works, but look at this',
  'doctor.title.fail': 'Something needs you',
  'doctor.state.ok': 'ok',
  'doctor.state.warn': 'look',
  'doctor.state.fail': 'broken',
  'doctor.check': '{name}: {state}',
} as const;
