// nlp.js ships no types; only what the benchmark calls is declared.
declare module '@nlpjs/core' {
  interface NlpJs {
    settings: Record<string, unknown>;
    addLanguage(locale: string): void;
    addDocument(locale: string, text: string, intent: string): void;
    train(): Promise<void>;
    export(): string;
    classify(
      locale: string,
      text: string,
    ): Promise<{ classifications: readonly { intent: string; score: number }[] }>;
  }
  export const containerBootstrap: () => Promise<{ use(plugin: unknown): void; get(name: 'nlp'): NlpJs }>;
}
declare module '@nlpjs/nlp' {
  export const Nlp: unknown;
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown;
}
