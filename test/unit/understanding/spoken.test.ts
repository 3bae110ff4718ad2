import { describe, test } from '@jest/globals';
import { listeningTo } from '../../support/listening.js';
import { check, rows } from '../../support/understood.js';

const asks = listeningTo;

describe('yes and no answer only where the sentence stops after them', () => {
  test.each(
    rows([
      ['no longer need it', ['fill-slot reason=no-longer-needed'], asks('reason', 'return-items')],
      ['dont need it anymore', ['fill-slot reason=no-longer-needed'], asks('reason', 'return-items')],
      ['dont want them', ['fill-slot reason=changed-mind'], asks('reason', 'return-items')],
      ["don't fit my room", ['fill-slot reason=does-not-fit'], asks('reason', 'return-items')],
      ['never arrived', ['fill-slot reason=missing'], asks('reason', 'request-refund')],
      ['wrong size', ['fill-slot reason=does-not-fit'], asks('reason', 'return-items')],
      ['no sound at all', ['fill-slot evidence=no sound at all'], asks('evidence', 'request-refund')],
      ['right ear is dead', ['fill-slot evidence=right ear is dead'], asks('evidence', 'request-refund')],
      ['yes the kettle', ['fill-slot items=the kettle'], asks('items', 'return-items')],
      ['no backlight', ['fill-slot replacement=no backlight'], asks('replacement', 'exchange-item')],
      ['right, go ahead', ['affirm'], asks('confirm', 'return-items')],
      ['right go ahead', ['affirm'], asks('confirm', 'return-items')],
      ['没有声音', ['fill-slot reason=defective'], asks('reason', 'request-refund'), 'zh'],
      ['不太好用', ['fill-slot reason=changed-mind'], asks('reason', 'return-items'), 'zh'],
      ['对颜色不满意', ['fill-slot reason=changed-mind'], asks('reason', 'return-items'), 'zh'],
      ['不对', ['deny'], asks('confirm', 'return-items'), 'zh'],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('why, in a few words', () => {
  test.each(
    rows([
      ['颜色不好看', ['fill-slot reason=changed-mind'], asks('reason', 'return-items'), 'zh'],
      ['还没收到', ['fill-slot reason=missing'], asks('reason', 'request-refund'), 'zh'],
      ['太小', ['fill-slot reason=does-not-fit'], asks('reason', 'return-items'), 'zh'],
      ['too hard to use', ['fill-slot reason=changed-mind'], asks('reason', 'return-items')],
      ['I do not want it anymore', ['fill-slot reason=changed-mind'], asks('reason', 'return-items')],
      ['they sent the wrong size', ['fill-slot reason=wrong-item'], asks('reason', 'return-items')],
      [
        "my father died and we don't need it now",
        ['fill-slot reason=no-longer-needed'],
        asks('reason', 'return-items'),
      ],
      ['the battery died', ['fill-slot reason=defective'], asks('reason', 'return-items')],
      ["I don't want to return it anymore", ['cancel-flow'], asks('confirm', 'return-items')],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});
