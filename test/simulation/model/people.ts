import { leadCalls } from './calls/lead-calls.ts';
import { conversionCalls } from './calls/money-calls.ts';
import { messageCalls, signalCalls } from './calls/signal-calls.ts';
import { touchCalls } from './calls/touch-calls.ts';
import { suppressionCalls, viewerCalls } from './calls/viewer-calls.ts';
import { modelConversionStore } from './conversion-store.ts';
import type { EngineTransaction } from './engine.ts';
import { modelLeadStore } from './lead-store.ts';
import { modelMessageStore } from './message-store.ts';
import { modelSignalStore } from './signal-store.ts';
import { modelSuppressionStore } from './suppression-store.ts';
import { modelTouchStore } from './touch-store.ts';
import { modelViewerStore } from './viewer-store.ts';

/** What is modelled of people: who they are, what they said and did, and what became of it. */
export const storesOfPeople = (tx: EngineTransaction) => {
  const suppressions = modelSuppressionStore(tx);
  return {
    viewers: modelViewerStore(tx),
    suppressions,
    signals: modelSignalStore(tx),
    messages: modelMessageStore(tx),
    touches: modelTouchStore(tx, suppressions),
    leads: modelLeadStore(tx),
    conversions: modelConversionStore(tx),
  };
};

export const callsOfPeople = {
  viewers: viewerCalls,
  suppressions: suppressionCalls,
  signals: signalCalls,
  messages: messageCalls,
  touches: touchCalls,
  leads: leadCalls,
  conversions: conversionCalls,
};

/** What fills the tables, and is asked most. */
export const oftenOfPeople = [
  'viewers.put',
  'viewers.putIdentities',
  'viewers.putProfile',
  'viewers.absorb',
  'viewers.igsid',
  'viewers.find',
  'suppressions.add',
  'signals.add',
  'signals.add',
  'signals.withdraw',
  'messages.noteWords',
  'messages.noteEdit',
  'touches.add',
  'touches.add',
  'touches.save',
  'touches.save',
  'touches.noteClosings',
  'touches.beginPrivateReply',
  'touches.person',
  'touches.earlier',
  'touches.unproven',
  'leads.save',
  'leads.save',
  'leads.save',
  'leads.lockNext',
  'leads.lockNext',
] as const;
