import type { ConversionKey, LeadId, TeamId, ViewerId } from '../ids.ts';
import type { Lead } from '../lead/lead.ts';
import type { Account } from '../team/account.ts';
import type { Identity } from '../viewer/viewer-store.ts';
import type { Conversion, VoidReason } from './conversion.ts';

export interface ConversionStore {
  /** Those of these that are known. One query for any number. */
  find(account: Account, keys: readonly ConversionKey[]): Promise<readonly Conversion[]>;
  /** All sales of these viewers, those that count no more included. One query for any number. */
  salesOf(account: Account, viewers: readonly ViewerId[]): Promise<readonly Conversion[]>;
  /** Those of nobody yet that were told under one of these identities. One query for any number. */
  ofUnmet(account: Account, identities: readonly Identity[]): Promise<readonly Conversion[]>;
  /**
   * Keeps new conversions.
   *
   * @throws ConversionToldMeanwhile when one of the keys is taken
   */
  add(account: Account, conversions: readonly Conversion[]): Promise<void>;
  /** Says whose a conversion is, once they are known, and forgets the name it was told under. */
  putPerson(account: Account, key: ConversionKey, viewer: ViewerId, lead: LeadId | undefined): Promise<void>;
  /** Puts down to a lead that opens what its viewer has bought since then, and is no other lead's. */
  putLead(account: Account, viewer: ViewerId, lead: Pick<Lead, 'id' | 'openedAt'>): Promise<void>;
  /** Hands all conversions of one lead to another, when both turned out to be one. */
  moveLead(team: TeamId, from: LeadId, into: LeadId): Promise<void>;
  void(account: Account, key: ConversionKey, because: VoidReason, now: Date): Promise<void>;
  /** The press on Won that closed this lead counts no more, nor does it stand for any sale from outside. */
  voidWon(team: TeamId, lead: LeadId, now: Date): Promise<void>;
}

/** Somebody else told the same one between our reading and writing; read again and decide again. */
export class ConversionToldMeanwhile extends Error {
  constructor() {
    super('A conversion was told by somebody else in the meantime');
    this.name = 'ConversionToldMeanwhile';
  }
}
