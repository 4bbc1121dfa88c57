import { describe, expect, test } from 'vitest';
import { explainLead } from '../../../src/bot/card/explain-lead.ts';
import type { CardFacts } from '../../../src/domain/card/card-facts.ts';
import { addDays } from '../../../src/domain/duration.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { heatOf } from '../../../src/domain/viewer/heat.ts';
import { aCard, aClaimedLead, aDismissedLead, anOpenLead, at, epoch } from '../messages/desk-builders.ts';
import { texts } from '../messages/live-markup.ts';

const reader = { language: 'en', timeZone: 'Europe/Paris' } as const;
const explained = (changes: Partial<CardFacts>, now = at()) =>
  texts(explainLead(aCard(changes), defaultSettings.sorting, reader, now).blocks).flatMap((text) => text.split('\n'));

describe('the answer to Why?', () => {
  test('says the rule, what each thing is worth, how it fades, and the clocks', () => {
    const reasons = [
      { kind: 'did', signal: 'story_reply', times: 2, lastAt: at() },
      { kind: 'loyal', seen: 3, of: 5 },
    ] as const;
    const [title, rule, reply, loyal, fading, since, claim, window] = explained({
      lead: anOpenLead({ reasons, heat: 10_000 }), // nothing has faded yet
    });
    expect(title).toContain('is Hot, with 78 of 100 points');
    expect(rule).toMatch(/^Hot, because in the last 7 days they wrote or tapped/);
    expect(reply).toContain(`• 2 story replies · worth 40 points each · last <!date^${epoch('09:04')}^`);
    expect(loyal).toBe('• watched 3 of our last 5 stories');
    expect(fading).toContain('half every 24 hours; what is older than 7 days no longer counts');
    expect(since).toContain('Hot since');
    expect(claim).toContain(`To be claimed by <!date^${epoch('09:06')}^`);
    expect(window).toContain('24 hours after their last message');
  });

  test('says the Warm rule for Warm, and that nobody may write first', () => {
    const lead = anOpenLead({ segment: 'warm', reasons: [{ kind: 'came-back', views: 2, hours: 24 }] });
    const all = explained({ lead, windowEndsAt: undefined }).join('\n');
    expect(all).toContain('Warm, because they came back');
    expect(all).toContain('To be answered by');
    expect(all).toContain('They have not written');
  });

  test('says who has it, once somebody has', () => {
    expect(explained({ lead: aClaimedLead() }).join('\n')).toContain('Claimed by <@U0BEN> until');
  });

  test('mentions no deadline for a lead that was put aside', () => {
    expect(explained({ lead: aDismissedLead() }).join('\n')).not.toContain('To be claimed by');
  });

  test('tells what is left of the points, and that the window has closed, to whoever asks days later', () => {
    const card = { lead: anOpenLead({ heat: heatOf([{ kind: 'dm', happenedAt: at() }], defaultSettings.sorting) }) };
    const now = explained(card).join('\n');
    const later = explained(card, addDays(at(), 5)).join('\n');
    expect(now).toContain('Instagram lets us answer freely until');
    expect(later).toContain('now it would be 4');
    expect(later).toContain('Instagram let us answer freely until');
  });

  test('owns up when the reasons have faded', () => {
    expect(explained({ lead: anOpenLead({ reasons: [] }) })[1]).toBe('What made them Hot has faded since.');
  });
});
