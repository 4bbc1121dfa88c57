import { type Conversion, conversionKinds } from '../../../../src/domain/conversion/conversion.ts';
import type { ConversionStore } from '../../../../src/domain/conversion/conversion-store.ts';
import type { Cost } from '../../../../src/domain/cost/cost.ts';
import type { CostStore } from '../../../../src/domain/cost/cost-store.ts';
import { conversionKey, costKey } from '../../../../src/domain/ids.ts';
import type { Account } from '../../../../src/domain/team/account.ts';
import { byKey, type CallsOf, type Draw, leadIds, viewerIds } from './draw.ts';

const orders = Array.from({ length: 16 }, (_, index) => conversionKey(`order-${index}`));
const fewLeads = leadIds.slice(0, 3);

function someConversion(draw: Draw, { team, id: account }: Account): Conversion {
  const kind = draw.pick(conversionKinds);
  const viewer = draw.maybe(draw.viewer());
  const named = draw.pick([
    undefined,
    { userName: draw.pick(['marie', 'noor']), igsid: draw.maybe('1') },
    { userName: undefined, igsid: draw.pick(['1', '2']) },
  ]);
  return {
    team,
    account,
    key: draw.pick(orders),
    kind,
    happenedAt: draw.minute(),
    recordedAt: draw.minute(),
    source: draw.pick(['button', 'button', 'import', 'call']),
    by: draw.maybe(draw.user()),
    viewer,
    named: viewer ? undefined : named,
    lead: viewer && draw.maybe(draw.pick(fewLeads)),
    campaign: draw.maybe('spring'),
    value: kind === 'refund' || draw.isSo(0.7) ? draw.money() : undefined,
    refunds: kind === 'refund' ? draw.maybe(draw.pick(orders)) : undefined,
    voided: undefined,
  };
}

export function conversionCalls(draw: Draw): CallsOf<ConversionStore> {
  const account = draw.account();
  const told = Array.from({ length: 1 + draw.whole(3) }, () => someConversion(draw, account));
  const key = draw.pick(orders);
  const keys = draw.someOf(orders);
  const viewer = draw.viewer();
  const viewers = draw.someOf(viewerIds);
  const identities = draw.someOf(['name:marie', 'name:noor', 'igsid:1', 'igsid:2'] as const);
  const [lead, other] = [draw.pick(fewLeads), draw.pick(fewLeads)];
  const theirLead = draw.maybe(lead);
  const openedAt = draw.minute();
  const because = draw.pick(['reopened', 'same as order-1'] as const);
  const now = draw.minute();
  return {
    find: async (store) => byKey(await store.find(account, keys)),
    salesOf: async (store) => byKey(await store.salesOf(account, viewers)),
    ofUnmet: (store) => store.ofUnmet(account, identities),
    add: (store) => store.add(account, told),
    putPerson: (store) => store.putPerson(account, key, viewer, theirLead),
    putLead: (store) => store.putLead(account, viewer, { id: lead, openedAt }),
    moveLead: (store) => store.moveLead(account.team, lead, other),
    void: (store) => store.void(account, key, because, now),
    voidWon: (store) => store.voidWon(account.team, lead, now),
  };
}

const invoices = ['1', '2', '3', '4', '5', '6'].map((number) => costKey(`invoice-${number}`));

function someCost(draw: Draw, { team, id: account }: Account, key: Cost['key']): Cost {
  const first = 1 + draw.whole(9);
  return {
    team,
    account,
    key,
    startsOn: `2026-11-0${first}`,
    endsOn: `2026-11-${10 + draw.whole(9)}`,
    story: draw.maybe(draw.storyOf(account)),
    campaign: draw.maybe('spring'),
    value: draw.money(),
    recordedAt: draw.instant(),
    by: draw.maybe(draw.user()),
  };
}

export function costCalls(draw: Draw): CallsOf<CostStore> {
  const account = draw.account();
  const keys = draw.someOf(invoices);
  const told = keys.slice(0, 3).map((key) => someCost(draw, account, key));
  return {
    find: async (store) => byKey(await store.find(account, keys)),
    put: (store) => store.put(account, told),
    lastCurrency: (store) => store.lastCurrency(account),
  };
}
