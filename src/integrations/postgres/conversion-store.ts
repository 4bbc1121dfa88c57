import { type Kysely, type Selectable, sql } from 'kysely';
import type { Conversion, VoidReason } from '../../domain/conversion/conversion.ts';
import { type ConversionStore, ConversionToldMeanwhile } from '../../domain/conversion/conversion-store.ts';
import { accountId, conversionKey, leadId, slackUserId, teamId, viewerId } from '../../domain/ids.ts';
import { plainAmount } from '../../domain/lead/money.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Schema } from './schema.ts';

/** Postgres takes 65,535 parameters a statement. */
const rowsAtOnce = 1000;

export function postgresConversionStore(db: Kysely<Schema>): ConversionStore {
  const ofAccount = ({ team, id }: Account) =>
    db.selectFrom('conversion').selectAll().where('team_id', '=', team).where('account_id', '=', id);
  const change = ({ team, id }: Account, key: string) =>
    db
      .updateTable('conversion')
      .where('team_id', '=', team)
      .where('account_id', '=', id)
      .where('conversion_key', '=', key);

  return {
    async find(account, keys) {
      const rows = await ofAccount(account)
        .where('conversion_key', '=', sql<string>`any(${[...keys]}::text[])`)
        .execute();
      return rows.map(conversionOf);
    },

    async salesOf(account, viewers) {
      const rows = await ofAccount(account)
        .where('viewer_id', '=', sql<string>`any(${[...viewers]}::text[])`)
        .where('kind', '=', 'sale')
        .execute();
      return rows.map(conversionOf);
    },

    async ofUnmet(account, identities) {
      const told = (kind: string) =>
        identities.flatMap((identity) => (identity.startsWith(kind) ? identity.slice(kind.length) : []));
      const rows = await ofAccount(account)
        .where((eb) =>
          eb.or([
            eb('user_name', '=', sql<string>`any(${told('name:')}::text[])`),
            eb('igsid', '=', sql<string>`any(${told('igsid:')}::text[])`),
          ]),
        )
        .orderBy('happened_at')
        .orderBy('conversion_key')
        .execute();
      return rows.map(conversionOf);
    },

    async add(account, conversions) {
      for (let from = 0; from < conversions.length; from += rowsAtOnce) {
        const few = conversions.slice(from, from + rowsAtOnce);
        const added = await db
          .insertInto('conversion')
          .values(
            few.map((conversion) => ({ ...columnsOf(conversion), team_id: account.team, account_id: account.id })),
          )
          .onConflict((conflict) => conflict.constraint('conversion_pk').doNothing())
          .returning('conversion_key')
          .execute();
        if (added.length < few.length) throw new ConversionToldMeanwhile();
      }
    },

    async putPerson(account, key, viewer, lead) {
      await change(account, key)
        .set({ viewer_id: viewer, user_name: null, igsid: null, lead_id: lead ?? null })
        .execute();
    },

    async putLead({ team, id: account }, viewer, { id, openedAt }) {
      await db
        .updateTable('conversion')
        .set({ lead_id: id })
        .where('team_id', '=', team)
        .where('account_id', '=', account)
        .where('viewer_id', '=', viewer)
        .where('lead_id', 'is', null)
        .where('happened_at', '>=', openedAt)
        .execute();
    },

    async moveLead(team, from, into) {
      await db
        .updateTable('conversion')
        .set({ lead_id: into })
        .where('team_id', '=', team)
        .where('lead_id', '=', from)
        .execute();
    },

    async void(account, key, because, now) {
      await change(account, key).set({ voided_at: now, voided_because: because }).execute();
    },

    async voidWon(team, lead, now) {
      await db
        .updateTable('conversion')
        .set({ voided_at: sql`coalesce(voided_at, ${now})`, voided_because: 'reopened' satisfies VoidReason })
        .where('team_id', '=', team)
        .where('lead_id', '=', lead)
        .where('source', '=', 'button')
        .execute();
    },
  };
}

const conversionOf = (row: Selectable<Schema['conversion']>): Conversion => ({
  team: teamId(row.team_id),
  account: accountId(row.account_id),
  key: conversionKey(row.conversion_key),
  kind: row.kind,
  happenedAt: row.happened_at,
  recordedAt: row.recorded_at,
  source: row.source,
  by: row.recorded_by === null ? undefined : slackUserId(row.recorded_by),
  viewer: row.viewer_id === null ? undefined : viewerId(row.viewer_id),
  named:
    row.user_name === null && row.igsid === null
      ? undefined
      : { userName: row.user_name ?? undefined, igsid: row.igsid ?? undefined },
  lead: row.lead_id === null ? undefined : leadId(row.lead_id),
  campaign: row.campaign ?? undefined,
  value:
    row.amount === null || row.currency === null
      ? undefined
      : { amount: plainAmount(row.amount), currency: row.currency },
  refunds: row.refunds_key === null ? undefined : conversionKey(row.refunds_key),
  voided:
    row.voided_at === null || row.voided_because === null
      ? undefined
      : { at: row.voided_at, because: row.voided_because as VoidReason },
});

const columnsOf = (conversion: Conversion) => ({
  conversion_key: conversion.key,
  kind: conversion.kind,
  happened_at: conversion.happenedAt,
  recorded_at: conversion.recordedAt,
  source: conversion.source,
  recorded_by: conversion.by ?? null,
  viewer_id: conversion.viewer ?? null,
  user_name: conversion.named?.userName ?? null,
  igsid: conversion.named?.igsid ?? null,
  lead_id: conversion.lead ?? null,
  campaign: conversion.campaign ?? null,
  amount: conversion.value?.amount ?? null,
  currency: conversion.value?.currency ?? null,
  refunds_key: conversion.refunds ?? null,
  voided_at: conversion.voided?.at ?? null,
  voided_because: conversion.voided?.because ?? null,
});
