import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PromisedTimes, standardTimes } from '../cases/index.js';
import { type ContentFault, type ContentFile, compileDialogs, type DialogContent } from '../dialog/index.js';
import { type Locale, locales } from '../domain/index.js';
import type { Policy } from '../policy/index.js';
import { loadPolicies } from './load-policies.js';
import { contentInvalid, policyFileOf } from './read-policy.js';
import { readTimes } from './read-times.js';
import { readYaml, yamlFilesIn } from './read-yaml.js';

/** Everything that is said and ruled, checked and frozen. */
export interface Content {
  readonly dialog: DialogContent;
  /** Every version of the policy that lies in files, the file of today first. */
  readonly policies: readonly Policy[];
  /** What is promised in cases. */
  readonly times: PromisedTimes;
}

export interface ContentOptions {
  readonly dialogsFolder: string;
  /** A policy file, absolute or relative to the working folder, or the name of one in `dialogs/policies/`. */
  readonly policy: string;
  /** Message keys that code asks for; each must have words in every locale. */
  readonly messages: readonly string[];
}

/**
 * Reads and checks `dialogs/`.
 * @throws AppError `content-invalid` listing every fault
 */
export const loadContent = (options: ContentOptions): Content => {
  const faults: ContentFault[] = [];
  const fault = (found: ContentFault): void => {
    faults.push(found);
  };
  const root = dirname(options.dialogsFolder);
  const readAll = (folder: string): ContentFile[] =>
    yamlFilesIn(join(options.dialogsFolder, folder)).map((path) => readYaml(root, path, fault));

  const policies = loadPolicies(
    {
      root,
      policyFile: policyFileOf(options.dialogsFolder, options.policy),
      floorsFolder: join(options.dialogsFolder, 'policies', 'floors'),
    },
    fault,
  );
  const timeZone = policies[0]?.timeZone ?? 'UTC';
  const messages = Object.fromEntries(
    locales.map((locale) => [locale, readAll(`messages/${locale}`)]),
  ) as Record<Locale, ContentFile[]>;
  const slots = readYaml(root, join(options.dialogsFolder, 'slots.yml'), fault);
  const dialog = compileDialogs(
    { flows: readAll('flows'), repairs: readAll('repairs'), slots, messages, timeZone },
    options.messages,
  );
  if (!dialog.ok) faults.push(...dialog.error);
  // A shop may have no times of its own.
  const timesFile = join(options.dialogsFolder, 'times.yml');
  const times = existsSync(timesFile) ? readTimes(readYaml(root, timesFile, fault), fault) : standardTimes;
  if (faults.length > 0 || !dialog.ok) throw contentInvalid(faults);
  return Object.freeze({ dialog: dialog.value, policies, times });
};
