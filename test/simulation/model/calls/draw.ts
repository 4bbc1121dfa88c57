import {
  type AccountId,
  accountId,
  channelId,
  leadId,
  type SlackUserId,
  slackUserId,
  storyId,
  teamId,
  viewerId,
} from '../../../../src/domain/ids.ts';
import type { Account } from '../../../../src/domain/team/account.ts';
import { anAccount, hoursLater, minutesLater } from '../../../domain/builders.ts';
import type { chanceAndTime } from '../both-sides.ts';

/** A call of each method of a store, with what it is given drawn beforehand: both sides are given the same. */
export type CallsOf<Store> = { readonly [Method in keyof Store]: (store: Store) => Promise<unknown> };

export type Chance = ReturnType<typeof chanceAndTime>;
export type Draw = ReturnType<typeof drawFrom>;

/** What calls are given: so few of everything that calls meet. */
export function drawFrom({ chance, instant }: Chance) {
  const { whole } = chance;
  /** Also one that is undefined. */
  const pick = <Item>(items: readonly Item[]): Item => chance.pick(items.map((item) => ({ item }))).item;
  const mostlyFirst = <Item>(items: readonly Item[]): Item => pick(chance.chance(0.7) ? items.slice(0, 1) : items);
  const someOf = <Item>(items: readonly Item[]): Item[] => chance.shuffled(items).slice(0, whole(items.length + 1));
  const draw = {
    pick,
    whole,
    someOf,
    isSo: chance.chance,
    maybe: <Value>(value: Value): Value | undefined => (chance.chance(0.5) ? value : undefined),
    /** Comes again. */
    minute: () => minutesLater(whole(5)),
    /** Comes once: what ties, each side may order as it likes. */
    instant: () => instant(-300, 300),
    hour: () => hoursLater(whole(48)),
    team: () => mostlyFirst(teams),
    account: (): Account => anAccount({ team: mostlyFirst(teams), id: mostlyFirst(accounts) }),
    channel: () => pick(channels),
    storyOf: (account: AccountId) => mostlyFirst(storiesOf(account)),
    viewer: () => pick(viewerIds),
    lead: () => pick(leadIds),
    user: (): SlackUserId => pick(users),
    money: () => ({ amount: pick(['0.125', '12', '49.9', '1234.56']), currency: pick(['EUR', 'EUR', 'EUR', 'GBP']) }),
  };
  return draw;
}

const teams = ['T1', 'T2'].map(teamId);
export const accounts = ['1784', '1785'].map(accountId);
const channels = ['C1', 'C2'].map(channelId);
export const storiesOf = (account: AccountId) => ['1', '2', 'hand'].map((name) => storyId(`${name}:${account}`));
export const viewerIds = ['igsid:1', 'igsid:2', 'name:marie', 'name:noor', 'name:lou'].map(viewerId);
export const leadIds = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8'].map(leadId);
const users = ['U0ANA', 'U0BEN'].map(slackUserId);

/** What comes in any order, in one. */
export const byKey = <Row extends { readonly key: string }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) => (one.key < other.key ? -1 : 1));
