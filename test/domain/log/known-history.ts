import { addMinutes } from '../../../src/domain/duration.ts';
import {
  type LeadId,
  messageId,
  storyId,
  templateKey,
  touchId,
  type ViewerId,
  viewerId,
} from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { win } from '../../../src/domain/lead/finish-lead.ts';
import { seedTemplates } from '../../../src/domain/template/seed-templates.ts';
import type { Touch } from '../../../src/domain/touch/touch.ts';
import type { TestDesk } from '../../support/desk.ts';
import { aComment, aDm, ana, ben, noon } from '../builders.ts';
import { aSentTouch, daysLater } from '../touch/touch-builders.ts';

/** So many minutes after noon, when everything begins. */
export const at = (minutes: number) => addMinutes(noon, minutes);

/** Puts a touch into the books as it is. */
export async function keep(desk: TestDesk, touch: Touch): Promise<void> {
  const press = { touch, pressKey: `press of ${touch.id}`, isCold: false };
  await desk.database.stores.touches.add(press, { actor: ben, cause: 'test' }, noon);
}

/** A touch that went out to `lead`. */
export const sentTo = (lead: LeadId, viewer: ViewerId, id: string, over: Parameters<typeof aSentTouch>[0] = {}) =>
  aSentTouch({ id: touchId(id), lead, viewer, message: messageId(`mid of ${id}`), ...over });

/** Marks a message of ours as read. */
export const seen = (desk: TestDesk, touch: string, happenedAt: Date) =>
  desk.receive({ type: 'message-seen', account: desk.account.id, happenedAt, message: messageId(`mid of ${touch}`) });

export async function convert(desk: TestDesk, lead: LeadId, key: string, over: object = {}): Promise<void> {
  await desk.db
    .insertInto('conversion')
    .values({
      team_id: desk.account.team,
      account_id: desk.account.id,
      conversion_key: key,
      kind: 'sale',
      happened_at: noon,
      recorded_at: noon,
      source: 'button',
      lead_id: lead,
      ...over,
    })
    .execute();
}

/** The lead of the viewer with this id. */
export async function leadOf(desk: TestDesk, igsid: string) {
  const lead = await desk.database.stores.leads.latestOf(
    desk.account.team,
    desk.account.id,
    viewerId(`igsid:${igsid}`),
  );
  if (!lead) throw new Error(`There is no lead of ${igsid}`);
  return lead;
}

/**
 * Marie comments at noon. Ben answers with a template five minutes later, she reads it and writes back. Two days later
 * he sends something useful, which she reads; on day 6 a teammate says that an offer went out by hand, and on day 20 she
 * hears once more. She buys for 49.90 and gives back 10 of it.
 */
export async function marieBuys(desk: TestDesk): Promise<LeadId> {
  await seedTemplates(desk, desk.account.team);
  await desk.openStories('18001');
  await desk.receive(aComment('7', 'marie', { story: storyId('18001') }));
  const { id, viewer } = await leadOf(desk, '7');
  await claim(desk, { team: desk.account.team, lead: id, by: ben, cause: 'button' });
  const template = { key: templateKey('price-answer'), version: 1, variant: 'a', language: 'fr' } as const;
  await keep(
    desk,
    sentTo(id, viewer, 't0', {
      at: at(4),
      sentAt: at(5),
      route: 'private_reply',
      comment: messageId('comment:c-7'),
      template,
    }),
  );
  await seen(desk, 't0', at(6));
  await desk.receive(aDm('7', { mid: 'answer', happenedAt: at(10) }));
  await keep(
    desk,
    sentTo(id, viewer, 't2', { step: 'day2', route: 'human_agent', at: daysLater(2), sentAt: daysLater(2) }),
  );
  await seen(desk, 't2', daysLater(3));
  await keep(desk, {
    ...sentTo(id, viewer, 't5', { step: 'day5', at: daysLater(6) }),
    status: 'said-sent',
    route: 'by_hand',
    saidAt: daysLater(6),
    saidBy: ana,
  } as Touch);
  await keep(desk, sentTo(id, viewer, 't9', { step: 'nurture', at: daysLater(20), sentAt: daysLater(20) }));
  desk.clock.advance(daysLater(7).getTime() - noon.getTime());
  const press = { team: desk.account.team, lead: id, by: ben, cause: 'button', mayActForOthers: true, note: undefined };
  await win(desk, press, { amount: '49.9', currency: 'EUR' });
  await convert(desk, id, 'refund', { kind: 'refund', happened_at: daysLater(8), amount: '10', currency: 'EUR' });
  await convert(desk, id, 'mistake', { amount: '1000', currency: 'EUR', voided_at: noon, voided_because: 'reopened' });
  return id;
}
