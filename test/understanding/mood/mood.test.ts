import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readMood, tellsHarm } from '../../../src/understanding/read-mood.js';

const heard = (text: string): string => {
  const { angry, legalThreat, vulnerable, abusive } = readMood(text);
  const moods = { law: legalThreat, vulnerable, anger: angry, abuse: abusive };
  const names = Object.entries(moods).flatMap(([name, isHeard]) => (isHeard ? [name] : []));
  return names.length === 0 ? 'nothing' : names.join(' and ');
};

const table = parse(readFileSync(new URL('./moods.yml', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, string[]>
>;

describe('how a message sounds', () => {
  for (const [locale, moods] of Object.entries(table))
    for (const [mood, messages] of Object.entries(moods))
      test.each(messages)(`${locale}, ${mood}: %s`, (message) => {
        expect(heard(message)).toBe(mood);
      });

  test('somebody who was hurt is told apart from somebody in grief', () => {
    expect(tellsHarm('the blender cut my finger')).toBe(true);
    expect(tellsHarm('my grandmother passed away')).toBe(false);
  });
});
