import { refusal } from './graph-error.ts';
import type { GraphTokens, Token } from './graph-tokens.ts';
import type { GraphUsage } from './graph-usage.ts';
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
  /** Whether the echo of this send is to be heard before its answer. */
  echoFirst: boolean;
  /** Run once the answer is on its way. */
  afterAnswer: (() => void)[];
};

/** A call without a token check: the OAuth paths. */
export type OAuthCall = { tokens: GraphTokens; query: URLSearchParams; path: string };

/** Makes sure that the edge's node is the token's own account: by its id, its page's, or `me`. */
export function requireOwnAccount({ stage, account, path, method }: GraphCall): Account {
  const id = path[0] ?? '';
  if (id === 'me' || stage.world.findAccount(id) === account) return account;
  throw refusal.objectMissing(id, method);
}
