import { accountId, channelId } from '../domain/ids.ts';
import type { Account, InstagramLogin } from '../domain/team/account.ts';
import type { Findings } from './config-error.ts';
import type { PlacedAccount } from './settings-file.ts';
import type { Environment, ReadVariables, VariableName } from './variables.ts';

/** An Instagram account as it is configured. Its team is whichever the Slack token belongs to. */
export interface AccountConfig extends Omit<Account, 'team' | 'userName'> {
  readonly accessToken: string;
}

/** Set one, set all of them: an account without a desk, or a desk without an account, does nothing. */
const together = [
  'INSTAGRAM_ACCOUNT_ID',
  'INSTAGRAM_ACCESS_TOKEN',
  'INSTAGRAM_LOGIN',
  'DESK_CHANNEL',
] as const satisfies VariableName[];

const howToGet: Readonly<Record<(typeof together)[number], string>> = {
  INSTAGRAM_ACCOUNT_ID: 'the id of your Instagram professional account',
  INSTAGRAM_ACCESS_TOKEN: 'a long-lived access token of that account, from your Meta app',
  INSTAGRAM_LOGIN: 'instagram or facebook, whichever login your Meta app uses',
  DESK_CHANNEL: "the id of the account's channel, from the channel's details in Slack",
};

export const accountVariables: readonly VariableName[] = [...together, 'INSTAGRAM_PAGE_ID'];

/** All accounts: the one of the environment, then those of the settings file. */
export function readAccounts(
  variables: ReadVariables,
  placed: readonly PlacedAccount[],
  env: Environment,
  findings: Findings,
): readonly AccountConfig[] {
  const first = accountOfEnvironment(variables, findings);
  const accounts = first ? [first] : [];
  for (const { account, place } of placed) {
    if (accounts.some(({ id }) => id === account.id)) {
      findings.problems.push(`${place}: account ${account.id} is already connected; give it once.`);
    }
    const accessToken = env[account.tokenFrom]?.trim();
    if (!accessToken) {
      findings.problems.push(`${place}: ${account.tokenFrom} is missing: the account's access token belongs there.`);
      continue;
    }
    accounts.push({
      id: accountId(account.id),
      login: account.login,
      pageId: pageOf(account.login, account.pageId, `${place}.pageId`, findings),
      desk: channelId(account.desk),
      language: account.language,
      timeZone: account.timeZone,
      accessToken,
    });
  }
  return accounts;
}

function accountOfEnvironment({ values, isSet }: ReadVariables, findings: Findings): AccountConfig | undefined {
  if (!accountVariables.some(isSet)) return undefined;
  const missing = together.filter((name) => !isSet(name));
  findings.problems.push(...missing.map((name) => `${name} is missing: ${howToGet[name]}.`));

  const { INSTAGRAM_LOGIN: login, INSTAGRAM_PAGE_ID: page } = values;
  if (login === 'facebook' && !isSet('INSTAGRAM_PAGE_ID')) {
    findings.problems.push('INSTAGRAM_PAGE_ID is missing: with INSTAGRAM_LOGIN=facebook, the id of the Facebook Page.');
  }
  const { INSTAGRAM_ACCOUNT_ID: id, INSTAGRAM_ACCESS_TOKEN: accessToken, DESK_CHANNEL: desk } = values;
  if (!id || !accessToken || !login || !desk) return undefined;

  findings.notes.push(
    `Account ${id} speaks English and lives in UTC; give it a language and a time zone in SETTINGS_FILE.`,
  );
  return {
    id: accountId(id),
    login,
    pageId: pageOf(login, page, 'INSTAGRAM_PAGE_ID', findings),
    desk: channelId(desk),
    language: 'en',
    timeZone: 'UTC',
    accessToken,
  };
}

function pageOf(login: InstagramLogin, page: string | undefined, place: string, { warnings }: Findings) {
  if (login === 'facebook' || page === undefined) return page;
  warnings.push(`${place} is ignored: only an account with the facebook login is reached through a Page.`);
  return undefined;
}
