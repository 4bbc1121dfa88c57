import { refusal } from './graph-error.ts';
import type { InstagramClock } from './instagram-clock.ts';
import type { InstagramIds } from './instagram-ids.ts';
import type { Account, LoginKind } from './instagram-world.ts';
import { appSecretProof } from './meta-signing.ts';

const hour = 60 * 60_000;
/** What Meta really grants for "60 days": 5183944 seconds. */
const longLifeMs = 5_183_944_000;

export type Token = {
  value: string;
  account: Account;
  kind: 'short' | 'long';
  issuedAt: Date;
  /** Undefined: a Page token from a long-lived user token, which the clock does not end. */
  expiresAt: Date | undefined;
  /** Why it no longer works: Graph's subcode (458 app removed, 460 password changed, 467 invalid …). */
  endedBy: number | undefined;
};

/** A token as plain JSON. */
export type TokenState = Omit<Token, 'account' | 'issuedAt' | 'expiresAt'> & {
  account: string;
  issuedAt: string;
  expiresAt: string | undefined;
};

export type GraphTokens = {
  issue(account: Account, options?: { value?: string; kind?: Token['kind']; issuedAt?: Date; expiresAt?: Date }): Token;
  /** Ends every token of the account with this 190 subcode, as after a password change. */
  revoke(account: Account, subcode: number): void;
  /** The living token of this value, or a 190 refusal. */
  get(value: string | undefined): Token;
  /** Checks `appsecret_proof`: always when given, and demands it when the app does. */
  checkProof(token: Token, proof: string | null): void;
  /** `ig_refresh_token`: another 60 days, for a token at least 24 hours old. */
  refresh(token: Token): Token;
  /** `ig_exchange_token`, `fb_exchange_token`: a 60-day token for a short one. */
  exchange(token: Token, clientSecret: string | null): Token;
  /** Every token there ever was: a dead one is refused in other words than an unknown one. */
  snapshot(): TokenState[];
  restore(state: readonly TokenState[], accountOf: (id: string) => Account): void;
};

/** Source: refresh_access_token reference; Instagram business login; secure requests. */
export function graphTokens(options: {
  clock: InstagramClock;
  ids: InstagramIds;
  appSecrets: readonly string[];
  requireProof: boolean;
  /** Told after each change. */
  onChange: () => void;
}): GraphTokens {
  const { clock, ids, appSecrets } = options;
  const tokens = new Map<string, Token>();

  const tokensOf: GraphTokens = {
    issue(account, { value = ids.token(), kind = 'long', issuedAt = clock.now(), expiresAt } = {}) {
      const lifeMs = kind === 'short' ? hour : longLifeMs;
      const ends = expiresAt ?? (neverEnds(account.login, kind) ? undefined : new Date(issuedAt.getTime() + lifeMs));
      const token: Token = { value, account, kind, issuedAt, expiresAt: ends, endedBy: undefined };
      tokens.set(value, token);
      options.onChange();
      return token;
    },
    revoke(account, subcode) {
      for (const token of tokens.values()) if (token.account === account) token.endedBy = subcode;
      options.onChange();
    },
    get(value) {
      const token = value === undefined ? undefined : tokens.get(value);
      if (token === undefined) throw refusal.tokenMissing();
      if (token.endedBy !== undefined) throw refusal.token(token.endedBy, endings[token.endedBy] ?? 'Invalid session.');
      if (token.expiresAt !== undefined && token.expiresAt <= clock.now()) {
        throw refusal.token(463, `Session has expired on ${token.expiresAt.toUTCString()}.`);
      }
      return token;
    },
    checkProof(token, proof) {
      if (proof === null) {
        if (options.requireProof) throw refusal.proofMissing();
        return;
      }
      if (!appSecrets.some((secret) => appSecretProof(token.value, secret) === proof)) throw refusal.proofWrong();
    },
    refresh(token) {
      if (token.kind === 'short') throw refusal.invalidParameter('Only long-lived tokens can be refreshed');
      if (clock.now().getTime() - token.issuedAt.getTime() < 24 * hour) {
        throw refusal.invalidParameter('The access token must be at least 24 hours old to be refreshed');
      }
      return tokensOf.issue(token.account);
    },
    exchange(token, clientSecret) {
      if (clientSecret === null || !appSecrets.includes(clientSecret)) {
        throw refusal.invalidParameter('Error validating client secret.');
      }
      return tokensOf.issue(token.account);
    },
    snapshot: () =>
      [...tokens.values()].map(({ account, issuedAt, expiresAt, ...token }) => ({
        ...token,
        account: account.id,
        issuedAt: issuedAt.toISOString(),
        expiresAt: expiresAt?.toISOString(),
      })),
    restore(state, accountOf) {
      for (const { account, issuedAt, expiresAt, ...token } of state) {
        tokens.set(token.value, {
          ...token,
          account: accountOf(account),
          issuedAt: new Date(issuedAt),
          expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
        });
      }
    },
  };
  return tokensOf;
}

const neverEnds = (login: LoginKind, kind: Token['kind']) => login === 'facebook' && kind === 'long';

const endings: Record<number, string> = {
  458: 'The user has not authorized application.',
  459: 'The session has been invalidated because the user needs to pass a checkpoint.',
  460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  464: 'Sessions for the user are not allowed because the user is not a confirmed user.',
  467: 'The session is invalid because the user logged out.',
};
