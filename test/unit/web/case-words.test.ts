import { describe, expect, test } from '@jest/globals';
import {
  type CaseEvent,
  caseEventSchema,
  caseStatuses,
  dispositions,
  refundIntentStatuses,
  requestKinds,
  returnStatuses,
} from '../../../src/domain/index.js';
import { caseActionNames } from '../../../src/domain/wire.js';
import { deskTextsOf } from '../../../src/web/texts/desk-texts.js';

const entryTypes = caseEventSchema.options.map(({ shape }) => shape.type.value) as CaseEvent['type'][];

describe.each(['en', 'zh'] as const)('the words of the desk about cases in %s', (locale) => {
  const { cases } = deskTextsOf(locale);
  test.each([
    ['every kind of entry', entryTypes, cases.entries],
    ['every status of a case', caseStatuses, cases.status],
    ['every status of a refund', refundIntentStatuses, cases.refundStatus],
    ['every status of a return', returnStatuses, cases.returnStatus],
    ['everything that becomes of goods', dispositions, cases.dispositions],
    ['everything that can be asked for', requestKinds, cases.kinds],
    ['everything that can be done', caseActionNames, cases.actions],
    ['every question before it is done', caseActionNames, cases.dialogs],
  ] as const)('name %s', (_what, names, words) => {
    expect(names.filter((name) => !(name in words))).toEqual([]);
  });
});
