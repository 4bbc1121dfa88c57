import { describe, expect, test } from 'vitest';
import { faultDetail } from '../../../../src/domain/fault-detail.ts';
import { leadId } from '../../../../src/domain/ids.ts';
import { columnsOf } from '../../../../src/integrations/postgres/lead-row.ts';
import { testSealer } from '../../../support/desk.ts';
import { anOpenLead } from './builders.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (fault) {
    return fault;
  }
};

describe('what an admin is told of a fault', () => {
  test('is its name and the place in our code it comes from', () => {
    const circle: unknown[] = [];
    circle.push(circle);

    const fault = thrownBy(() => columnsOf(anOpenLead({ id: leadId('L1'), passedBy: circle as never }), testSealer));

    expect(faultDetail(fault)).toMatch(/^TypeError at jsonb\.ts:\d+$/);
  });

  test('is the code and the constraint when the database refused', () => {
    const fault = Object.assign(new Error('row (zoe) fails'), { code: '23505', constraint: 'lead_pk', stack: '' });

    expect(faultDetail(fault)).toBe('23505 lead_pk');
  });

  test('is never what the message quotes, even where it looks like a place', () => {
    const fault = new RangeError('bad text:\n    at /src/zoe (price.ts:1:2)');

    expect(faultDetail(fault)).toBe('RangeError');
  });

  test('is said of whatever was thrown', () => {
    expect(faultDetail('price?')).toBe('a thrown string');
  });
});
