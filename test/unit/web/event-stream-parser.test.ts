import { describe, expect, test } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { createEventStreamParser, type StreamEvent } from '../../../src/web/shared/event-stream-parser.js';

const readPieces = (pieces: readonly string[]): StreamEvent[] => {
  const events: StreamEvent[] = [];
  const parse = createEventStreamParser((event) => events.push(event));
  for (const piece of pieces) parse(piece);
  return events;
};

const stream =
  'retry: 1000\n\n: still here\n\nid: 7\nevent: message\ndata: {"a":1}\n\ndata: one\ndata: two\n\n';

describe('a stream of server-sent events', () => {
  test('gives type, id and the joined data lines, and keeps the last id', () => {
    expect(readPieces([stream])).toEqual([
      { type: 'message', id: '7', text: '{"a":1}' },
      { type: 'message', id: '7', text: 'one\ntwo' },
    ]);
  });

  test('is read the same however the network cuts it and whichever line ends it uses', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat({ max: stream.length * 2 }), { maxLength: 12 }),
        (lineEnd, cuts) => {
          // One more line end, because a lone CR at the very end could still become a CRLF.
          const text = stream.replaceAll('\n', lineEnd) + lineEnd;
          const at = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length];
          const pieces = at.slice(1).map((to, index) => text.slice(at[index], to));
          expect(readPieces(pieces)).toEqual(readPieces([`${stream}\n`]));
        },
      ),
    );
  });

  test('is read as another reader of the same standard reads it', () => {
    const line = fc.constantFrom(
      'data: x',
      'data:y',
      'data',
      'event: owner',
      'id: 3',
      'id',
      ': note',
      '',
      'odd',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = `${lines.join('\n')}\n\n`;
        const theirs: (readonly [string, string])[] = [];
        createParser({ onEvent: (event) => theirs.push([event.event ?? 'message', event.data]) }).feed(text);
        expect(readPieces([text]).map((event) => [event.type, event.text])).toEqual(theirs);
      }),
    );
  });

  test('drops an event that never came to its end', () => {
    expect(readPieces(['data: half'])).toEqual([]);
  });
});
