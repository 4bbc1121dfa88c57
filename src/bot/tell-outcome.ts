import { answerMessage, type DeskAnswer } from './messages/answer-message.ts';
import type { Reader } from './messages/reader.ts';
import { type DeskRefusal, type RefusedAt, refusalMessage } from './messages/refusal-message.ts';
import type { Asked, Outcome } from './slack/interaction.ts';

/** Tells somebody privately why nothing changed, and what to do next. */
export async function tellRefusal(
  asked: Pick<Asked, 'tell'>,
  reader: Reader,
  refusal: DeskRefusal,
  where: RefusedAt = {},
): Promise<Outcome> {
  await asked.tell(refusalMessage(refusal, reader, where));
  return `refused ${refusal.kind}`;
}

/** Tells somebody privately what they did. */
export async function tellAnswer(asked: Asked, reader: Reader, answer: DeskAnswer): Promise<Outcome> {
  await asked.tell(answerMessage(answer, reader));
  return answer.kind;
}
