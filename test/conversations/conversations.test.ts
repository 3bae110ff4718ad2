import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkLoggedCases } from '../support/check-logged-cases.js';
import { openStage, type Stage } from './stage/open-stage.js';
import { playStory } from './stage/play-story.js';
import { readStories } from './stage/story.js';

const stories = readStories(new URL('.', import.meta.url).pathname);
const themes = [...new Set(stories.map((story) => story.theme))];

let stage: Stage;
let decidedAgain = 0;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.house.close());

describe.each(themes)('%s', (theme) => {
  test.each(stories.filter((story) => story.theme === theme))('$title', async (story) => {
    const script = await playStory(stage, story);
    const { findings, decisions } = await checkLoggedCases(stage.database, stage.deps.policies.all);
    expect(findings).toEqual([]);
    decidedAgain += decisions;
    // `SHOW_STORIES=1 npm test -- test/conversations` prints who said what, for a person to read.
    if (process.env.SHOW_STORIES !== undefined)
      process.stdout.write(`\n## ${theme} / ${story.title}\n${script}\n`);
  });
});

test('there is a story for every way a conversation can go', () => {
  expect(stories.length).toBeGreaterThanOrEqual(70);
});

test('what the stories decided was decided again from the log alone', () => {
  expect(decidedAgain).toBeGreaterThanOrEqual(100);
});
