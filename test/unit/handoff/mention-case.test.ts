import { describe, expect, test } from '@jest/globals';
import { mentionCase } from '../../../src/handoff/index.js';
import { handoffFor } from '../../contract/storage/stories.js';

const found = { reference: 'RF-7K3M-92', orderNumber: '#10482' };
const about = (reason: 'overdue' | 'dispute', deskLocale: 'en' | 'zh' = 'en') => ({
  case: found,
  reason,
  deskLocale,
});

describe('a case that comes to somebody who has another one', () => {
  const open = handoffFor('h', 'conv', { caseId: 'other' });

  test('stands on the packet, in front of what was there', () => {
    const told = mentionCase(
      { ...open, packet: { ...open.packet, facts: [{ label: 'Order', value: '#1' }] } },
      about('overdue'),
    );
    expect(told.packet.facts).toEqual([
      { label: 'Also waiting', value: 'RF-7K3M-92 (#10482): a promised time has passed' },
      { label: 'Order', value: '#1' },
    ]);
    expect(told.packet.summary).toBe(
      'Wants a person Also waiting: RF-7K3M-92 (#10482): a promised time has passed.',
    );
    expect(told).toMatchObject({ id: 'h', caseId: 'other', status: 'waiting' });
  });

  test('is told once for a reason, and again for another one', () => {
    const once = mentionCase(open, about('overdue'));
    expect(mentionCase(once, about('overdue'))).toBe(once);
    expect(mentionCase(once, about('dispute')).packet.facts).toHaveLength(2);
  });

  test('is told in the language of the desk', () => {
    expect(mentionCase(open, about('overdue', 'zh')).packet.facts[0]?.label).toBe('另有待办');
  });
});
