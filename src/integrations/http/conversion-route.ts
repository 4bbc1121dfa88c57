import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import { readBody } from './read-body.ts';
import { RequestRefused } from './refusal.ts';
import { isSignedWebhook } from './standard-webhook.ts';

const text = z.string({ error: 'must be text, in quotes' }).nullish();

/** What a call says; whether it makes sense is for others to find out. */
const conversionCall = z.strictObject(
  {
    account: text,
    id: text,
    happened_at: text,
    user_name: text,
    igsid: text,
    amount: z.union([z.string(), z.number().transform(String)], { error: 'must be a number or text' }).nullish(),
    currency: text,
    type: text,
    refunds: text,
    campaign: text,
    note: text,
  },
  { error: 'must be an object, such as {"id": "A-1", "happened_at": "2026-11-26T14:30:00Z"}' },
);
export type ConversionCall = z.output<typeof conversionCall>;

/** What became of a call. */
export type ConversionAnswer =
  | { readonly kind: 'recorded' | 'already-known' }
  /** The id is known with another content: what differs. */
  | { readonly kind: 'differs'; readonly words: string }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }
  /** Nothing can be kept yet: it must come again. */
  | { readonly kind: 'too-early' };

/** For the metrics. */
export type CallOutcome = 'recorded' | 'already-known' | 'refused' | 'signature' | 'not-stored';

export interface ConversionPorts {
  readonly clock: Clock;
  readonly record: (call: ConversionCall) => Promise<ConversionAnswer>;
  readonly observe: (outcome: CallOutcome, fault?: unknown) => void;
}

/** Room for one conversion many times over. */
const maxCallBytes = 64 * 1024;

/**
 * `POST /conversions`: one conversion, signed as Standard Webhooks have it, kept once whatever number of times it comes.
 * 200 once it is stored or was before; 401 when it is not signed with any of `secrets`, or not just now; 404 without
 * any; 409 when its id is known with another content; 413 above 64 KB; 422 with what is wrong; 503 while nothing can be
 * stored: then it must come again.
 */
export function receiveConversion(secrets: readonly string[], { clock, record, observe }: ConversionPorts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (secrets.length === 0) throw new RequestRefused(404);
    const body = await readBody(request, maxCallBytes);
    if (!isSignedWebhook(body, request.headers, secrets, clock.now())) {
      observe('signature');
      return answer(response, 401, { problems: ['Not signed with any of CONVERSIONS_SECRETS within five minutes.'] });
    }
    const call = readCall(body);
    if (!call.ok) {
      observe('refused');
      return answer(response, 422, { problems: call.refusal });
    }
    let outcome: ConversionAnswer;
    try {
      outcome = await record(call.value);
    } catch (fault) {
      observe('not-stored', fault);
      return answer(response, 503, { problems: ['Not stored; send it again.'] });
    }
    switch (outcome.kind) {
      case 'recorded':
      case 'already-known':
        observe(outcome.kind);
        return answer(response, 200, { status: outcome.kind });
      case 'differs':
        observe('refused');
        return answer(response, 409, { problems: [outcome.words] });
      case 'problems':
        observe('refused');
        return answer(response, 422, { problems: outcome.problems });
      case 'too-early':
        observe('not-stored');
        return answer(response, 503, { problems: ['Not stored; send it again.'] });
    }
  };
}

function readCall(body: Buffer): Result<ConversionCall, readonly string[]> {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return refuse(['the body is not JSON']);
  }
  const read = conversionCall.safeParse(json);
  return read.success ? accept(read.data) : refuse(read.error.issues.flatMap(complaintsOf));
}

function complaintsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [`${issue.path.join('.') || 'the body'} ${issue.message}`];
  return issue.keys.map((key) => {
    const nearest = nearestWord(key, Object.keys(conversionCall.shape));
    return `there is no field "${key.slice(0, 80)}"${nearest ? ` (did you mean "${nearest}"?)` : ''}`;
  });
}

function answer(response: ServerResponse, status: number, body: object): void {
  const json = `${JSON.stringify(body)}\n`;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) });
  response.end(json);
}
