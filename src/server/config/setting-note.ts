/** What the generated pages say about one setting. */
export interface SettingNote {
  readonly group: string;
  readonly about: string;
  /** Shown when there is no fixed default. */
  readonly unset?: string;
  readonly example?: string;
}

export const note = (
  group: string,
  about: string,
  more: Omit<SettingNote, 'group' | 'about'> = {},
): SettingNote & Record<string, unknown> => ({
  group,
  about,
  ...more,
});
