import type { Conversion, Named } from '../../../src/domain/conversion/conversion.ts';
import { type ConversionStore, ConversionToldMeanwhile } from '../../../src/domain/conversion/conversion-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { insertRow, updateRow, updateRows } from './statements.ts';
import { conversions, keyOf } from './tables.ts';

export function modelConversionStore(tx: EngineTransaction): ConversionStore {
  const ofAccount = (account: Account) => [...tx.rows(conversions)].filter(isOf(account));
  const changeOne = ({ team, id }: Account, key: string, change: (row: Conversion) => Conversion) =>
    updateRow(tx, conversions, keyOf(team, id, key), change);
  const changeAll = (matches: (row: Conversion) => boolean, change: (row: Conversion) => Conversion) =>
    updateRows(tx, conversions, nameOf, (row) => (matches(row) ? change(row) : undefined));

  return {
    find: async (account, keys) => ofAccount(account).filter(({ key }) => keys.includes(key)),

    salesOf: async (account, viewers) =>
      ofAccount(account).filter(({ kind, viewer }) => kind === 'sale' && viewer && viewers.includes(viewer)),

    async ofUnmet(account, identities) {
      return ofAccount(account)
        .filter(({ named }) => named && identitiesOf(named).some((identity) => identities.includes(identity)))
        .toSorted((a, b) => byTime(a.happenedAt, b.happenedAt) || byText(a.key, b.key));
    },

    async add({ team, id: account }, told) {
      let isTaken = false;
      for (const conversion of told) {
        const row = { ...conversion, team, account };
        if (!(await insertRow(tx, conversions, nameOf(row), row))) isTaken = true;
      }
      if (isTaken) throw new ConversionToldMeanwhile();
    },

    async putPerson(account, key, viewer, lead) {
      await changeOne(account, key, (row) => ({ ...row, viewer, lead, named: undefined }));
    },

    putLead: (account, viewer, { id, openedAt }) =>
      changeAll(
        (row) => isOf(account)(row) && row.viewer === viewer && row.lead === undefined && row.happenedAt >= openedAt,
        (row) => ({ ...row, lead: id }),
      ),

    moveLead: (team, from, into) =>
      changeAll(
        (row) => row.team === team && row.lead === from,
        (row) => ({ ...row, lead: into }),
      ),

    async void(account, key, because, now) {
      await changeOne(account, key, (row) => ({ ...row, voided: { at: now, because } }));
    },

    voidWon: (team, lead, now) =>
      changeAll(
        (row) => row.team === team && row.lead === lead && row.source === 'button',
        (row) => ({ ...row, voided: { at: row.voided?.at ?? now, because: 'reopened' } }),
      ),
  };
}

const nameOf = ({ team, account, key }: Conversion) => keyOf(team, account, key);

const isOf = (account: Account) => (row: Conversion) => row.team === account.team && row.account === account.id;

const identitiesOf = ({ userName, igsid }: Named) => [
  ...(userName === undefined ? [] : [`name:${userName}` as const]),
  ...(igsid === undefined ? [] : [`igsid:${igsid}` as const]),
];
