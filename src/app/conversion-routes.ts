import type { Logger } from 'pino';
import { readToldConversion } from '../domain/conversion/read-told-conversion.ts';
import { recordConversions } from '../domain/conversion/record-conversions.ts';
import type { Desk } from '../domain/desk.ts';
import type { TeamId } from '../domain/ids.ts';
import {
  type ConversionAnswer,
  type ConversionCall,
  receiveConversion,
} from '../integrations/http/conversion-route.ts';
import type { Route } from '../integrations/http/http-server.ts';
import type { Metrics } from '../integrations/http/metrics.ts';
import { differenceWords } from './difference-words.ts';
import { namedAccount } from './named-account.ts';
import { problemWords } from './told-problem.ts';

export interface ConversionRouteParts {
  readonly desk: Desk;
  /** Undefined until its accounts are connected. */
  readonly team: () => TeamId | undefined;
  readonly metrics: Pick<Metrics, 'conversionCalls'>;
  readonly log: Pick<Logger, 'error'>;
}

/** `POST /conversions`. */
export function conversionRoutes(
  secrets: readonly string[],
  { desk, team, metrics, log }: ConversionRouteParts,
): readonly Route[] {
  const handle = receiveConversion(secrets, {
    clock: desk.clock,
    async record(call) {
      const home = team();
      return home ? recordCall(desk, home, call) : { kind: 'too-early' };
    },
    observe(outcome, fault) {
      metrics.conversionCalls.inc({ outcome });
      if (fault) log.error({ err: fault }, 'A conversion could not be stored; it must come again');
    },
  });
  return [{ method: 'POST', path: '/conversions', handle }];
}

async function recordCall(desk: Desk, team: TeamId, call: ConversionCall): Promise<ConversionAnswer> {
  const { account: id, note: _forPeople, ...written } = call;
  const account = await namedAccount(desk, team, id?.trim() ?? '');
  if (!account.ok) return { kind: 'problems', problems: [id ? `account ${id} is not known` : 'account is missing'] };
  const told = readToldConversion(definedOf(written), {
    timeZone: account.value.timeZone,
    now: desk.clock.now(),
  });
  if (!told.ok) return { kind: 'problems', problems: told.refusal.map(problemWords) };
  const [step] = await recordConversions(desk, account.value, [told.value], { source: 'call', dryRun: false });
  switch (step?.kind) {
    case 'new':
      return { kind: 'recorded' };
    case 'known':
    case 'met':
      return { kind: 'already-known' };
    case 'differs':
      return { kind: 'differs', words: `id ${told.value.key} is known with another content: ${differenceWords(step)}` };
    case 'unknown-sale':
      return { kind: 'problems', problems: [`refunds names no sale that is known: ${step.refunds}`] };
    default:
      throw new Error(`Expected one conversion to be new or known, and it is ${step?.kind}`);
  }
}

/** JSON's null is the same as nothing. */
const definedOf = <Written extends object>(written: Written) =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null)) as {
    [Key in keyof Written]?: Exclude<Written[Key], null>;
  };
