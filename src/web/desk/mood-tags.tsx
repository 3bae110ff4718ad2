import type { JSX } from 'preact';
import type { HandoffWire } from '../../domain/wire.js';
import type { DeskTexts } from '../texts/desk-texts.js';

type Mood = HandoffWire['packet']['mood'];

/** How the customer sounds, in words as well as in colour. */
export const MoodTags = ({
  mood,
  texts,
}: {
  readonly mood: Mood;
  readonly texts: DeskTexts;
}): JSX.Element => {
  const names = (Object.keys(texts.mood) as (keyof Mood)[]).filter((name) => mood[name]);
  return (
    <>
      {names.map((name) => (
        <span key={name} class="tag tag-mood">
          {texts.mood[name]}
        </span>
      ))}
    </>
  );
};
