import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { HandoffResponse, QueueResponse, WireMessage } from '../../domain/wire.js';
import { followEventStream } from '../shared/follow-event-stream.js';
import { RequestFailed } from '../shared/request-json.js';
import { deskEventsUrl, readHandoff, readQueue } from './desk-client.js';

/** An answer with the moment it came, so that waiting times can tick on from the server's own clock. */
export interface Timed<Answer> {
  readonly answer: Answer;
  readonly receivedMs: number;
}

const withMessage = (view: HandoffResponse, message: WireMessage): HandoffResponse =>
  message.conversationId !== view.handoff.conversationId ||
  view.transcript.some((known) => known.seq === message.seq)
    ? view
    : { ...view, transcript: [...view.transcript, message].sort((a, b) => a.seq - b.seq) };

/** The queue and the open hand-off, kept up to date by one event stream. */
export const useDesk = (handoffId: string | null, onSignedOut: () => void) => {
  const [queue, setQueue] = useState<Timed<QueueResponse> | null>(null);
  const [view, setView] = useState<Timed<HandoffResponse> | null>(null);
  const [missing, setMissing] = useState(false);
  const [line, setLine] = useState<'open' | 'waiting'>('open');
  const lastSeq = useRef(0);
  const openId = useRef(handoffId);
  openId.current = handoffId;

  const refuse = useCallback(
    (failure: unknown): void => {
      if (failure instanceof RequestFailed && failure.status === 401) onSignedOut();
    },
    [onSignedOut],
  );
  const showHandoff = useCallback((answer: HandoffResponse): void => {
    if (answer.handoff.id !== openId.current) return;
    lastSeq.current = answer.transcript.at(-1)?.seq ?? 0;
    setView({ answer, receivedMs: performance.now() });
  }, []);
  const loadQueue = useCallback(async () => {
    try {
      const answer = await readQueue();
      setQueue({ answer, receivedMs: performance.now() });
    } catch (failure) {
      refuse(failure);
    }
  }, [refuse]);
  const loadHandoff = useCallback(async () => {
    if (handoffId === null) return;
    try {
      showHandoff(await readHandoff(handoffId));
    } catch (failure) {
      refuse(failure);
      if (failure instanceof RequestFailed && failure.status === 404) setMissing(true);
    }
  }, [handoffId, refuse, showHandoff]);

  useEffect(() => {
    setMissing(false);
    setView((before) => (before?.answer.handoff.id === handoffId ? before : null));
    lastSeq.current = 0;
    let stream: ReturnType<typeof followEventStream> | null = null;
    let over = false;
    void loadHandoff().then(() => {
      if (over) return;
      stream = followEventStream({
        url: deskEventsUrl(handoffId),
        headers: () => ({}),
        lastEventId: () => (handoffId === null ? null : String(lastSeq.current)),
        onLine: setLine,
        onRefused: (status) => (status === 404 ? setMissing(true) : onSignedOut()),
        onEvent: (event) => {
          if (event.type === 'message') {
            const message = JSON.parse(event.text) as WireMessage;
            lastSeq.current = Math.max(lastSeq.current, message.seq);
            setView((before) => before && { ...before, answer: withMessage(before.answer, message) });
            return;
          }
          // The queue or the owner changed: version, status and case may have changed with it.
          void loadQueue();
          void loadHandoff();
        },
      });
    });
    return () => {
      over = true;
      stream?.close();
    };
  }, [handoffId, loadHandoff, loadQueue, onSignedOut]);
  useEffect(() => {
    void loadQueue();
  }, [loadQueue]);

  return { queue, view, missing, line, showHandoff, loadQueue, loadHandoff };
};
