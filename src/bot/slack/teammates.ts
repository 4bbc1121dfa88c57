import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../domain/clock.ts';
import type { ChannelId, SlackUserId } from '../../domain/ids.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Teammate } from '../../domain/team/rights.ts';
import type { Reader } from '../messages/reader.ts';
import type { SlackIdentity } from './identify.ts';
import { readChannelMembers } from './read-channel-members.ts';
import { readPerson, type SlackPerson } from './read-person.ts';
import { shortMemory } from './short-memory.ts';

/** Somebody who acts on the desk: what decides whether they may, and how to speak to them. */
export type Colleague = Teammate & Reader & Pick<SlackPerson, 'firstName'>;

/** Who people are, as Slack says now; half a minute old at most. */
export interface Teammates {
  /**
   * @param desk the channel that decides whether they are in the desk
   * @throws SlackDidNotSay when Slack can't be asked: then nobody knows whether they may, and nothing is done
   */
  inDesk(user: SlackUserId, desk: ChannelId): Promise<Colleague>;
  /**
   * The same for somebody who acts outside a desk channel, with the accounts whose desks they are in.
   *
   * @throws SlackDidNotSay
   */
  withAccounts(
    user: SlackUserId,
    accounts: readonly Account[],
  ): Promise<{ readonly who: Colleague; readonly accounts: readonly Account[] }>;
  /** How to speak to them, as far as is known: English when Slack never said. Asks nobody. */
  readerOf(user: SlackUserId): Reader;
  forgetPerson(user: SlackUserId): void;
  forgetChannel(channel: ChannelId): void;
}

export interface TeammatesOptions {
  readonly reading: WebClient;
  readonly identity: Pick<SlackIdentity, 'team'>;
  /** Managers by settings; when there are none, the workspace's admins and owners are. */
  readonly managers: readonly SlackUserId[];
  readonly clock: Clock;
}

const rememberedSeconds = 30;

export function teammates({ reading, identity, managers, clock }: TeammatesOptions): Teammates {
  const people = shortMemory<SlackUserId, SlackPerson>(clock, rememberedSeconds, (user) =>
    readPerson(reading, identity.team, user),
  );
  const members = shortMemory<ChannelId, ReadonlySet<SlackUserId>>(clock, rememberedSeconds, (channel) =>
    readChannelMembers(reading, channel),
  );
  const colleague = (user: SlackUserId, person: SlackPerson, inDesk: boolean): Colleague => ({
    user,
    standing: person.standing,
    inDesk,
    isManager: managers.length > 0 ? managers.includes(user) : person.isAdmin,
    language: person.language,
    timeZone: person.timeZone,
    firstName: person.firstName,
  });
  return {
    async inDesk(user, desk) {
      const [person, inDesk] = await Promise.all([people.get(user), members.get(desk)]);
      return colleague(user, person, inDesk.has(user));
    },

    async withAccounts(user, accounts) {
      const desks = [...new Set(accounts.map((account) => account.desk))];
      const [person, ...found] = await Promise.all([people.get(user), ...desks.map((desk) => members.get(desk))]);
      const theirs = new Set(desks.filter((_, index) => found[index]?.has(user)));
      return {
        who: colleague(user, person, theirs.size > 0),
        accounts: accounts.filter((account) => theirs.has(account.desk)),
      };
    },

    readerOf: (user) => people.lastKnown(user) ?? { language: 'en', timeZone: 'UTC' },
    forgetPerson: (user) => people.forget(user),
    forgetChannel: (channel) => members.forget(channel),
  };
}
