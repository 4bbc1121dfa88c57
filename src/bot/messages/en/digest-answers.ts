/** What the buttons of a digest answer, and what /storydesk digest says when it has none to show. */
export const englishDigestAnswers = {
  'digestAnswer.claimed':
    '{count, plural, one {One lead is yours:} other {# leads are yours:}} {who}. Each is yours for {minutes, plural, one {a minute} other {# minutes}}; whatever you do with it renews that.',
  'digestAnswer.requeued':
    '{count, plural, =0 {Nothing is late any more.} one {One lead is back in the queue.} other {# leads are back in the queue.}}',
  'digestAnswer.paused': '“{title}” is paused: nobody is offered it any more. Restore it in /storydesk templates.',
  'digestAnswer.pausedBefore': '“{title}” was paused before.',
  'digestAnswer.report': 'The full report is on its way into the thread.',
  'digestAnswer.reportThere': 'The full report is in the thread already.',
  'digestAnswer.hourChanged': 'From now on the digest comes at {time}. The next one: {when}.',
  'digestAnswer.hourFixed': 'The settings file says that the digest comes at {time}. It can only be changed there.',
  'digestAnswer.notADay': '“{typed}” is no day. Write one like {example}, or today, yesterday or week.',
  'digestAnswer.notYet': '{day} has not begun: there is nothing to count yet.',
  'digestHour.title': 'Digest',
  'digestHour.intro': 'The digest tells everybody in {desk} about the day before.',
  'digestHour.label': 'Comes at',
  'digestHour.hint': 'Time in {zone}',
  'digestHour.submit': 'Change hour',
} as const;
