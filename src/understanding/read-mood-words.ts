/** What one language says in a mood; `innocent` is taken out before anything else is looked for. */
export interface MoodWords {
  readonly innocent: RegExp;
  readonly anger: RegExp;
  readonly legal: RegExp;
  readonly vulnerable: RegExp;
  /** Harm to a body: a person should hear of it at once. */
  readonly harmed: RegExp;
  readonly abuse: RegExp;
}
