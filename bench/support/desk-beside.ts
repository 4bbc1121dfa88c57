import type { Kysely } from 'kysely';
import type { Desk } from '../../src/domain/desk.ts';
import { type LeadId, slackUserId, teamId } from '../../src/domain/ids.ts';
import { claim } from '../../src/domain/lead/change-lead.ts';
import { defaultSettings, type SendingSettings } from '../../src/domain/team/settings.ts';
import { requestSend } from '../../src/domain/touch/request-send.ts';
import { openDatabase } from '../../src/integrations/postgres/database.ts';
import { parseEncryptionKeys } from '../../src/integrations/postgres/encryption-keys.ts';
import { postgresDatabase } from '../../src/integrations/postgres/postgres-database.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { aesSealer } from '../../src/integrations/postgres/sealing.ts';

/** A teammate's presses, written into the product's Postgres as one more process would write them. */
export interface DeskBeside {
  readonly db: Kysely<Schema>;
  readonly desk: Desk;
  /** Claims the lead and presses Send. */
  send(lead: LeadId, text: string): Promise<void>;
  close(): Promise<void>;
}

export async function deskBeside(
  env: Readonly<Record<string, string>>,
  team: string,
  by: string,
  sending: Partial<SendingSettings>,
): Promise<DeskBeside> {
  const opened = await openDatabase({ url: env.DATABASE_URL ?? '' });
  const clock = { now: () => new Date() };
  const ids = { next: () => crypto.randomUUID() };
  const database = postgresDatabase({
    db: opened.db,
    sealer: aesSealer(parseEncryptionKeys(env.ENCRYPTION_KEYS ?? '')),
    clock,
    ids,
    random: Math.random,
    reader: 'teammate',
    onUnopenable: (fault) => {
      throw fault;
    },
    onTasks: () => {},
  });
  const settings = { ...defaultSettings, sending: { ...defaultSettings.sending, ...sending } };
  const desk: Desk = { database, clock, ids, settings };
  const press = { team: teamId(team), by: slackUserId(by) };
  return {
    db: opened.db,
    desk,
    async send(lead, text) {
      const claimed = await claim(desk, { ...press, lead, cause: 'button' });
      if (!claimed.ok) throw new Error(`A claim was refused: ${JSON.stringify(claimed.refusal)}`);
      const sent = await requestSend(desk, {
        ...press,
        lead,
        leadVersion: claimed.value.version,
        mayActForOthers: false,
        pressKey: `press of ${lead}`,
        cause: 'composer',
        route: 'reply',
        text,
        textKind: 'personal',
        step: 'day0',
        template: undefined,
        blanksLeft: [],
        language: 'en',
      });
      if (!sent.ok) throw new Error(`Send was refused: ${JSON.stringify(sent.refusal)}`);
    },
    close: () => opened.close(),
  };
}
