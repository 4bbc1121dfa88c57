import type { AccountId, TeamId } from '../../../src/domain/ids.ts';
import type { AccountStore } from '../../../src/domain/team/account-store.ts';
import type { AccountPause } from '../../../src/domain/touch/sending-account.ts';
import type { EngineTransaction } from './engine.ts';
import { byText } from './order.ts';
import { updateRow, upsertRow } from './statements.ts';
import { type AccountRow, accounts, keyOf } from './tables.ts';

export function modelAccountStore(tx: EngineTransaction): AccountStore {
  const find = (team: TeamId, id: AccountId) => tx.get(accounts, keyOf(team, id));
  const change = (team: TeamId, id: AccountId, changed: (row: AccountRow) => AccountRow | undefined) =>
    updateRow(tx, accounts, keyOf(team, id), changed);
  const all = () =>
    [...tx.rows(accounts)]
      .map(({ account }) => account)
      .toSorted((a, b) => byText(a.team, b.team) || byText(a.id, b.id));

  return {
    all: async () => all(),
    find: async (team, id) => find(team, id)?.account,
    ofDesk: async (team, desk) => all().filter((account) => account.team === team && account.desk === desk),

    async put(account, now) {
      await upsertRow(tx, accounts, keyOf(account.team, account.id), (before) =>
        before
          ? { ...before, account: { ...account, userName: before.account.userName ?? account.userName } }
          : { ...untouched, account, createdAt: now },
      );
    },

    async access(team, id) {
      const row = find(team, id);
      return row && { account: row.account, token: row.token, pausedBecause: row.paused?.because };
    },

    pausedBecause: async (team, id) => find(team, id)?.paused?.because,

    adoptToken: (team, id, token) =>
      change(team, id, (row) =>
        row.configuredToken === token
          ? undefined
          : {
              ...row,
              configuredToken: token,
              token: { token, refreshedAt: undefined, expiresAt: undefined },
              paused: undefined,
            },
      ),

    async putToken(team, id, { token, refreshedAt, expiresAt }) {
      await change(team, id, (row) => ({ ...row, token: { token, refreshedAt, expiresAt } }));
    },

    async putUserName(team, id, userName) {
      await change(team, id, (row) => ({ ...row, account: { ...row.account, userName } }));
    },

    digestTime: async (team, id) => find(team, id)?.digestAt,

    async putDigestTime(team, id, at) {
      await change(team, id, (row) => ({ ...row, digestAt: at }));
    },

    async sending(team, id) {
      const row = find(team, id);
      return (
        row && {
          hasApi: row.token !== undefined,
          messaging: true,
          privateReplies: true,
          humanAgent: row.humanAgentApproved && row.humanAgentRefusedAt === undefined,
          pause: pauseOf(row),
        }
      );
    },

    async pauseSending(team, id, pause) {
      // What a dead token stops is written elsewhere, and ends elsewhere.
      const sendingPause = pause?.because === 'token' ? undefined : pause;
      await change(team, id, (row) => ({
        ...row,
        sendingPause,
        restrictions: row.restrictions + (sendingPause?.because === 'restricted' ? 1 : 0),
      }));
    },

    restrictions: async (team, id) => find(team, id)?.restrictions ?? 0,

    async forgetRestrictions(team, id) {
      await change(team, id, (row) => (row.restrictions > 0 ? { ...row, restrictions: 0 } : undefined));
    },

    async putHumanAgent(team, id, isApproved) {
      await change(team, id, (row) =>
        row.humanAgentApproved === isApproved
          ? undefined
          : { ...row, humanAgentApproved: isApproved, humanAgentRefusedAt: undefined },
      );
    },

    async refuseHumanAgent(team, id, now) {
      await change(team, id, (row) => ({ ...row, humanAgentRefusedAt: now }));
    },

    async pause(team, id, because, now) {
      await change(team, id, (row) => ({
        ...row,
        paused: because === undefined ? undefined : { because, at: now },
      }));
    },
  };
}

/** What is known of an account when it comes. */
const untouched: Omit<AccountRow, 'account' | 'createdAt'> = {
  token: undefined,
  configuredToken: undefined,
  paused: undefined,
  humanAgentApproved: false,
  humanAgentRefusedAt: undefined,
  sendingPause: undefined,
  restrictions: 0,
  digestAt: undefined,
};

/** A dead token stops everything, and comes first. */
const pauseOf = ({ paused, sendingPause }: AccountRow): AccountPause | undefined =>
  paused ? { because: 'token', until: undefined } : sendingPause;
