import { describe, expect, test } from 'vitest';
import { viewerId } from '../../../src/domain/ids.ts';
import { planIdentity } from '../../../src/domain/viewer/plan-identity.ts';
import type { Identity, KnownIdentity } from '../../../src/domain/viewer/viewer-store.ts';
import { hoursLater, noon } from '../builders.ts';

const known = (identity: Identity, viewer: string, seenAt = noon): KnownIdentity => ({
  identity,
  viewer: viewerId(viewer),
  seenAt,
});

describe('knowing who a payload is about', () => {
  test('makes a new viewer of an id nobody has seen', () => {
    expect(planIdentity({ igsid: '7' }, [], noon)).toEqual({ viewer: 'igsid:7', bind: ['igsid:7'], absorb: undefined });
  });

  test('makes a new viewer of a captured name nobody has seen', () => {
    expect(planIdentity({ userName: 'jane' }, [], noon)).toMatchObject({ viewer: 'name:jane', absorb: undefined });
  });

  test('joins a captured name to the person whose payload shows it', () => {
    const plan = planIdentity({ igsid: '7', userName: 'jane' }, [known('name:jane', 'name:jane')], noon);

    expect(plan).toEqual({ viewer: 'igsid:7', bind: ['igsid:7', 'name:jane'], absorb: 'name:jane' });
  });

  test('joins two ids that showed one user name within 30 days, keeping the same one whichever came first', () => {
    const later = planIdentity({ igsid: '8', userName: 'jane' }, [known('name:jane', 'igsid:7')], noon);
    const earlier = planIdentity({ igsid: '7', userName: 'jane' }, [known('name:jane', 'igsid:8')], noon);

    expect(later).toMatchObject({ viewer: 'igsid:7', absorb: 'igsid:8' });
    expect(earlier).toMatchObject({ viewer: 'igsid:7', absorb: 'igsid:8' });
  });

  test('takes a user name last shown more than 30 days ago for somebody else’s', () => {
    const longAgo = new Date(hoursLater(-30 * 24).getTime() - 1000);
    const plan = planIdentity({ igsid: '8', userName: 'jane' }, [known('name:jane', 'igsid:7', longAgo)], noon);

    expect(plan).toEqual({ viewer: 'igsid:8', bind: ['igsid:8', 'name:jane'], absorb: undefined });
  });

  test('knows nobody when a payload names nobody', () => {
    expect(planIdentity({}, [], noon)).toBeUndefined();
  });
});
