/**
 * The ready templates in English, as a small brand would write them: a person speaks, about the very story, with one
 * clear next step. `our {story|latest} story` reads well with a topic (`our “Spring drop” story`) and without.
 */
export const englishTemplates = {
  'reply-thanks': {
    title: 'Reply – warm thanks',
    a: 'Hi {first_name|there}, thank you for getting in touch about our {story|latest} story! This is {agent|the team}. Tell me what caught your eye and I’ll send you all the details.',
    b: 'Hi {first_name|there}, how nice to hear from you about our {story|latest} story! This is {agent|the team}, happy to help. What would you like to know first?',
  },
  'price-answer': {
    title: 'Price – warm welcome',
    a: 'Hi {first_name|there}, thanks for asking! What you saw in our {story|latest} story is {ask: price}. You’ll find the details here: {link}\nAny other question? Just reply, I’m right here.\n{agent|The team}',
  },
  'mention-thanks': {
    title: 'Mention – thank you',
    a: 'Thank you so much for the mention, {first_name|}! We love to see our {story|latest} story travel. May we share yours with our followers? A simple “yes” is enough.',
  },
  'tap-thanks': {
    title: 'Tap – thanks for joining in',
    a: 'Hi {first_name|there}, thanks for joining in with our {story|latest} story! What would you like to see or know more about? Tell me and I’ll point you to the right place.\n{agent|The team}',
  },
  'welcome-back': {
    title: 'Back again – hello',
    a: 'Hi {first_name|there}, this is {agent|the team}. Thanks for following along with our {story|latest} story! If you’d like the short version of what’s behind it, reply “more” and I’ll send it. And if you’re just looking around, enjoy.',
  },
  'help-choosing': {
    title: 'Day 2 – help with choosing',
    a: 'Hi {first_name|there}, it’s {agent|the team} again, about our {story|recent} story. Here’s what helps most people choose: {ask: your tip}\nShall I have a look at what would suit you? Just reply “yes”. Rather not hear from us? Reply STOP.',
  },
  'behind-the-scenes': {
    title: 'Day 2 – behind the scenes',
    a: 'Hi {first_name|there}, you might enjoy a look behind our {story|recent} story: {link}\nWhat should we show next? Your answer goes straight to the people who make it. Rather not hear from us? Reply STOP.\n{agent|The team}',
  },
  'one-next-step': {
    title: 'Day 5 – one clear next step',
    a: 'Hi {first_name|there}, one last word about our {story|recent} story. If you’re still thinking about it, this is the easiest next step: {link}\nStuck somewhere? Reply here and I’ll help. Not for you? Reply STOP and I’ll leave it there.\n{agent|The team}',
    b: 'Hi {first_name|there}, are you still thinking about what you saw in our {story|recent} story? You can {ask: next step, e.g. book a fitting} here: {link}\nI’m happy to help if anything is unclear. Not for you? Reply STOP and I’ll leave it there.\n{agent|The team}',
  },
  'held-for-you': {
    title: 'Day 5 – something small, for a short time',
    a: 'Hi {first_name|there}, for everyone who joined in with our {story|recent} story we have something small: {ask: your offer}, until {ask: last day}. It’s yours here: {link}\nRather not get messages like this one? Reply STOP.\n{agent|The team}',
  },
  'keep-in-touch': {
    title: 'Later – keep in touch',
    a: 'Hi {first_name|there}, it’s been a while since our {story|recent} story. Soon we’ll be showing {ask: what comes next}. Shall I let you know first? Just reply “yes”. And if you’d rather not hear from us, reply STOP and this was the last one.\n{agent|The team}',
  },
  'comment-thanks': {
    title: 'Comment – thanks and a question',
    a: 'Thank you, {handle|}! So glad our {story|latest} story spoke to you. What did you like most?',
  },
  'comment-see-messages': {
    title: 'Comment – details by message',
    a: 'Thanks for asking, {handle|}! I’ve just sent you everything about our {story|latest} story in a message. Not there? Have a look under Requests.',
  },
  'comment-answer': {
    title: 'Comment – answer for everyone',
    a: 'Good question, {handle|}! {ask: answer, as a full sentence} There’s more in our {story|latest} story, and you can always write to us.',
  },
} as const;
