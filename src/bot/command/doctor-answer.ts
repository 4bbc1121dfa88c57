import { bold, joinMrkdwn, type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import { context, partsThatFit, section } from '../messages/text-blocks.ts';

/** One thing that was looked at. */
export interface DoctorCheck {
  readonly name: Mrkdwn;
  readonly state: 'ok' | 'warn' | 'fail';
  /** What was found, and what to do about it. */
  readonly detail: Mrkdwn;
}

const marks = { ok: trusted('✅'), warn: trusted('⚠️'), fail: trusted('❌') } as const;
const worstFirst = ['fail', 'warn', 'ok'] as const;

/** Answers /storydesk doctor: what does not work on top. */
export function doctorAnswer(checks: readonly DoctorCheck[], { language }: Reader): PrivateMessage {
  const worst = worstFirst.find((state) => checks.some((check) => check.state === state)) ?? 'ok';
  const title = joinMrkdwn([marks[worst], sayMrkdwn(language, `doctor.title.${worst}`)], ' ');
  const sorted = worstFirst.flatMap((state) => checks.filter((check) => check.state === state));
  const shown = partsThatFit(
    sorted.map((check) => checkLine(check, language)),
    '\n',
  );
  const more = checks.length - shown.count;
  return {
    text: joinMrkdwn([title, shown.text], '\n'),
    blocks: [
      section('doctor_title', bold(title)),
      ...(shown.count > 0 ? [section('doctor_checks', shown.text)] : []),
      ...(more > 0 ? [context('doctor_more', sayMrkdwn(language, 'list.more', { count: more }))] : []),
    ],
  };
}

function checkLine({ name, state, detail }: DoctorCheck, language: Reader['language']): Mrkdwn {
  const verdict = sayMrkdwn(language, 'doctor.check', {
    name,
    state: sayMrkdwn(language, `doctor.state.${state}`),
  });
  return joinMrkdwn([joinMrkdwn([marks[state], verdict], ' '), detail]);
}
