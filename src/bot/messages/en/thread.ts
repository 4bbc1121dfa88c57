/** Messages in the thread of a card: suggested templates, and word of a reply. */
export const englishThread = {
  'button.use': 'Use',
  'thread.suggestions': 'To begin with {who}:',
  'thread.replied': '{owner}, {who} wrote back.',
  'thread.repliedFree': '{who} wrote back. Nobody has them.',
  'thread.repliedWith': '{owner}, {who} wrote back: “{words}”',
  'thread.repliedFreeWith': '{who} wrote back: “{words}”',
  'thread.answered': '{who}: answered.',
  'thread.replyAnswered': '{who} wrote back, and was answered.',
  'thread.released': '{who}: back in the queue.',
  'thread.snoozed': '{who}: put off until {until}.',
  'thread.closed': '{who}: closed {when}.',
} as const;
