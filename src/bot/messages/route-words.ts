import type { LimitReason } from '../../domain/touch/limits.ts';
import type { ClosedBecause, ClosedRoute, NextAct, OpenRoute, Route, TextKind } from '../../domain/touch/route.ts';
import type { MessageKey } from './catalogue.ts';
import type { Mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';
import { say, sayMrkdwn } from './say.ts';
import { slackDate } from './slack-date.ts';

/** What a route is called, in plain text: for menus. */
export const routeName = (route: Route, { language }: Reader): string => say(language, `route.${route}`);

/** How a message goes out on an open route, and until when. */
export function goesWords(open: OpenRoute, reader: Reader, now: Date): Mrkdwn {
  const { language } = reader;
  switch (open.route) {
    case 'reply': {
      const isSure = open.sureUntil !== undefined && now < open.sureUntil;
      return sayMrkdwn(language, isSure ? 'goes.reply' : 'goes.replyUnsure', moment(open.until, reader));
    }
    case 'private_reply':
      return sayMrkdwn(
        language,
        open.isSure ? 'goes.privateReply' : 'goes.privateReplyUnsure',
        moment(open.until, reader),
      );
    case 'human_agent':
      return sayMrkdwn(language, 'goes.humanAgent', moment(open.until, reader));
    case 'by_hand':
      return sayMrkdwn(language, open.isCold ? 'goes.byHandCold' : 'goes.byHand');
  }
}

/** A closed route with the reason. */
export const closedRouteWords = ({ route, because }: ClosedRoute, reader: Reader): Mrkdwn =>
  sayMrkdwn(reader.language, 'closed.route', {
    route: sayMrkdwn(reader.language, `route.${route}`),
    why: closedWords(because, reader),
  });

/** Why a route is closed, as part of a sentence. */
export function closedWords(because: ClosedBecause, reader: Reader): Mrkdwn {
  const { language } = reader;
  switch (because.kind) {
    case 'suppressed':
      return sayMrkdwn(language, 'closed.suppressed', moment(because.since, reader));
    case 'api-closed':
      return sayMrkdwn(language, 'closed.apiClosed');
    case 'not-capable':
      return sayMrkdwn(language, 'closed.notCapable');
    case 'human-agent-not-approved':
      return sayMrkdwn(language, 'closed.humanAgentNotApproved');
    case 'never-wrote':
      return sayMrkdwn(language, 'closed.neverWrote');
    case 'window-over':
      return sayMrkdwn(language, 'closed.windowOver', moment(because.endedAt, reader));
    case 'no-comment':
      return sayMrkdwn(language, 'closed.noComment');
    case 'comment-answered':
      return sayMrkdwn(language, 'closed.commentAnswered', moment(because.answeredAt, reader));
    case 'comment-too-old':
      return sayMrkdwn(language, 'closed.commentTooOld', moment(because.endedAt, reader));
    case 'broadcast-over':
      return sayMrkdwn(language, 'closed.broadcastOver', moment(because.endedAt, reader));
    case 'instagram-refused':
      return sayMrkdwn(language, 'closed.instagramRefused', {
        ...moment(because.at, reader),
        why: sayMrkdwn(language, `instagram.${because.refusal}`),
      });
    case 'account-paused':
      return sayMrkdwn(language, `pause.${because.pause.because}`);
    case 'no-user-name':
      return sayMrkdwn(language, 'closed.noUserName');
    case 'text-not-allowed':
      return sayMrkdwn(language, textNotAllowed[because.text]);
    case 'unsure':
      return sayMrkdwn(language, 'closed.unsure');
    default:
      return because satisfies never;
  }
}

const textNotAllowed = {
  personal: 'closed.textNotAllowed',
  template: 'closed.templateNotAllowed',
  promotional: 'closed.offerNotAllowed',
  automatic: 'closed.textNotAllowed',
} as const satisfies Record<TextKind, MessageKey>;

/** The next thing that is allowed when no route is open. */
export function nextWords(next: NextAct, reader: Reader, now: Date): Mrkdwn {
  const { language } = reader;
  switch (next.kind) {
    case 'change-text':
      return sayMrkdwn(language, next.to === 'personal' ? 'next.ownWords' : 'next.withoutOffer', {
        goes: goesWords(next.route, reader, now),
      });
    case 'wait':
      return sayMrkdwn(language, 'next.wait', {
        ...moment(next.at, reader),
        route: sayMrkdwn(language, `route.${next.route.route}`),
      });
    case 'wait-for-them':
      return sayMrkdwn(language, 'next.waitForThem');
    case 'leave-alone':
      return sayMrkdwn(language, 'next.leaveAlone');
    default:
      return next satisfies never;
  }
}

/** Which limit holds a message back. */
export const limitWords = ({ kind, most }: LimitReason, { language }: Reader): Mrkdwn =>
  sayMrkdwn(language, `limit.${kind}`, { most });

const moment = (at: Date, reader: Reader) => ({ when: slackDate(at, 'moment', reader) });
