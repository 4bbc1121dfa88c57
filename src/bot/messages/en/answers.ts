/** Private answers to one person: what a press did, or why it did nothing and what to do next. */
export const englishAnswers = {
  'refusal.alreadyClaimed': '{owner} was first: claimed at {when}. Take the next one?',
  'refusal.notYours': '{owner} holds this lead. Only they, the monitor of the story or a manager can release it.',
  'refusal.notClaimed': 'Nobody holds this lead, so there is nothing to release. Press Claim to take it.',
  'refusal.dismissed':
    'Meanwhile somebody put this lead aside as not a lead. If that was wrong, press Reopen on its card.',
  'refusal.notOpen': 'This lead has moved on meanwhile. Its card shows where it stands.',
  'refusal.notDismissed': 'This lead is not put aside, so there is nothing to reopen. Its card shows where it stands.',
  'refusal.newerLead': 'This person has a newer card by now. Carry on there.',
  'refusal.alreadyPassed':
    'You passed on this one already: Claim next won’t offer it to you. Claim it if you changed your mind.',
  'refusal.unknownLead': 'This lead is not here any more. Claim next brings you one that is.',
  'refusal.queueEmpty': 'Nothing is waiting for you right now. New leads show up in the channel by themselves.',
  'refusal.guest': 'Guests can look, but not act. Ask a full member of the desk channel.',
  'refusal.outsider': 'Only members of this workspace can act here. Ask somebody in the desk channel.',
  'refusal.deactivated': 'This Slack account is deactivated, so it can’t act here. Ask a workspace admin.',
  'refusal.bot': 'Apps and bots can’t act here: every lead needs a person.',
  'refusal.notInDesk': 'Only members of the desk channel can do this. Join the channel, then try again.',
  'refusal.notInThisDesk': 'Only members of {desk} can do this. Join it, then try again.',
  'refusal.needsMonitor':
    'Only whoever is on shift for this story, or a manager, can do this. Take the shift first, or ask them.',
  'refusal.needsThisMonitor': 'Only {monitor}, who is on shift for this story, or a manager can do this. Ask them.',
  'refusal.needsManager':
    'Only a manager can do this: whoever the settings name, else the admins of this workspace. Ask one of them.',
  'refusal.noNames': 'No user name was found in this text. Paste one name a line, as Instagram shows them.',
  'refusal.unknownStory': 'This story is not known here. Choose another, or open it with /storydesk story.',
  'refusal.storyOver': 'This story is over, so nothing about it can be changed here any more. Choose a live one.',
  'refusal.shiftTaken': '{monitor} is on shift for this story. They can leave it, or a manager can end it.',
  'refusal.noShift': 'Nobody is on shift for this story. Press Take the shift to be.',
  'answer.claimed': 'You have {who} until {until}. Anything you do with it renews the time.',
  'answer.claimedNext': 'Yours: {tier} · {who}, until {until}.',
  'answer.released': '{who} is back in the queue.',
  'answer.passed': 'Passed: {who} stays in the queue for the others.',
  'answer.dismissed': '{who} is put aside. Reopen on the card brings them back.',
  'answer.reopened': '{who} is back in the queue.',
  'answer.tookShift': 'You are on shift for {story}.',
  'answer.leftShift': 'You are off shift for {story}. Nobody is watching it now.',
  'answer.openedStory': '{story} is open. Its board comes up in {desk}.',
  'answer.stale': 'This button is out of date, so nothing was changed. The newest card or board is in the channel.',
  'answer.notChecked': 'Slack could not tell me who you are just now, so nothing was changed. Try again in a moment.',
  'answer.failed':
    'Something went wrong, and nothing was changed. Try again; if it stays, ask an admin to look at /storydesk doctor.',
} as const;
