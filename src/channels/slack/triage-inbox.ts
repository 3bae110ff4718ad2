/** A button on a hand-off card, pressed. */
export interface TriagePress {
  readonly actionId: string;
  readonly value: string;
  readonly channel: string;
  readonly messageTs: string;
  readonly user: string;
}

/** What a colleague wrote in a thread of the triage channel. */
export interface TriageNote {
  readonly channel: string;
  readonly threadTs: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
}

/** The triage desk as this channel sees it: everything that arrives from the triage channel goes there. */
export interface TriageInbox {
  readonly channel: string;
  pressed(press: TriagePress): Promise<void>;
  wrote(note: TriageNote): Promise<void>;
}
