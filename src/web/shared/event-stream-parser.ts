/** One server-sent event. `id` is the last id seen on the stream, as the standard has it. */
export interface StreamEvent {
  readonly type: string;
  readonly id: string;
  readonly text: string;
}

/**
 * Reads `text/event-stream` in whatever pieces the network cuts it: CR, LF or CRLF line ends, also split between
 * two pieces; comments; several `data` lines. An event without data is dropped, an unfinished last one too.
 * Source: WHATWG HTML, "Interpreting an event stream".
 */
export const createEventStreamParser = (onEvent: (event: StreamEvent) => void): ((piece: string) => void) => {
  let rest = '';
  let type = '';
  let id = '';
  let lines: string[] = [];
  let atStart = true;

  const readLine = (line: string): void => {
    if (line === '') {
      if (lines.length > 0) onEvent({ type: type || 'message', id, text: lines.join('\n') });
      type = '';
      lines = [];
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') type = value;
    else if (field === 'data') lines.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };

  return (piece) => {
    rest += piece;
    if (atStart && rest.length > 0) {
      rest = rest.replace(/^\uFEFF/, '');
      atStart = false;
    }
    for (;;) {
      const end = /\r\n|\n|\r/.exec(rest);
      // A CR at the very end may be half of a CRLF: wait for the next piece.
      if (end === null || (end[0] === '\r' && end.index === rest.length - 1)) return;
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      readLine(line);
    }
  };
};
