import type { ActError, ActResult } from '../../slack/people/stage.ts';

const silence: Partial<Record<ActError, string>> = {
  timeout: 'Storydesk did not answer within three seconds.',
  nobody_listening: 'Storydesk is not connected.',
  refused: 'Storydesk answered with an error.',
  bad_answer: 'Storydesk answered with something Slack can’t show.',
};

const reasons: Partial<Record<ActError, string>> = {
  account_inactive: 'This account is deactivated.',
  not_visible: 'That is no longer there.',
  no_such_element: 'That changed a moment ago. Look again.',
  no_such_option: 'That is no longer offered.',
  not_allowed: 'You can’t do that here.',
};

/**
 * What Slack shows the person whose act did not come off; undefined when it did, or
 * when the mistakes stand under the fields.
 */
export function slackSays({ error }: ActResult, act: 'press' | 'command' | 'modal'): string | undefined {
  if (error === undefined || error === 'field_errors' || error === 'not_confirmed') return undefined;
  const told = silence[error];
  if (told === undefined) return reasons[error];
  switch (act) {
    case 'command':
      return `Slack: /storydesk failed with the error “${error === 'timeout' ? 'operation_timeout' : 'dispatch_failed'}”. ${told}`;
    case 'modal':
      return `Slack: We had some trouble connecting. Try again? ${told}`;
    case 'press':
      return `Slack: Sorry, that didn’t work. Try again? ${told}`;
  }
}
