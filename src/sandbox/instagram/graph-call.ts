import { refusal } from './graph-error.ts';
import type { GraphTokens, Token } from './graph-tokens.ts';
import type { GraphUsage } from './graph-usage.ts';
import type { EchoFault } from './instagram-faults.ts';
import type { InstagramStage } from './instagram-stage.ts';
import type { Account } from './instagram-world.ts';
import type { Body } from './payloads.ts';

/** One call that got past faults and token. */
export type GraphCall = {
  stage: InstagramStage;
  usage: GraphUsage;
  method: string;
  /** As called, with query; paging builds on it. */
  url: URL;
  /** The path without version, in parts. */
  path: string[];
  body: Body;
  account: Account;
  token: Token;
  /** What is to become of the echo of this send. */
  echoFault: EchoFault | undefined;
  /** Run once the answer is on its way. */
  afterAnswer: (() => void)[];
};

/** A call without a token check: the OAuth paths. */
export type OAuthCall = { tokens: GraphTokens; query: URLSearchParams; path: string };

/**
 * The token's own account, when the edge's node is it. `page`: the edge belongs to the
 * linked Page on Facebook Login, `instagram`: to the Instagram account, `either`: both
 * work. On Facebook Login `me` is the Page.
 */
export function requireOwnAccount(
  { stage, account, path, method }: GraphCall,
  holder: 'page' | 'instagram' | 'either',
): Account {
  const id = path[0] ?? '';
  const isPage = account.login === 'facebook' && (id === 'me' || id === account.pageId);
  const isOwn = id === 'me' || stage.world.findAccount(id) === account;
  const fits = account.login === 'instagram' || holder === 'either' || isPage === (holder === 'page');
  if (isOwn && fits) return account;
  throw refusal.objectMissing(id, method);
}
