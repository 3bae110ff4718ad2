/** The texts of `prompts/understand-turn/`, read and frozen by content. */
export interface UnderstandPrompt {
  /** With `{{rules}}`-free text; slots `{{today}}`, `{{question}}`, `{{choices}}`, `{{flow}}`, `{{locale}}`, `{{examples}}`. */
  readonly system: string;
  /** Slot `{{text}}`, the customer's words as JSON. */
  readonly user: string;
  readonly examples: readonly {
    readonly text: string;
    readonly context: string;
    readonly commands: readonly unknown[];
  }[];
  readonly fingerprint: string;
}

/** Fills `{{name}}` slots; a slot without a value is a fault of the prompt and stays visible. */
export const fillPrompt = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{([a-z-]+)\}\}/g, (slot, name: string) => values[name] ?? slot);
