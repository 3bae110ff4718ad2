import { dirname, isAbsolute, join, resolve } from 'node:path';
import { AppError } from '../base/index.js';
import { type ContentFault, type ContentFile, compileDialogs, type DialogContent } from '../dialog/index.js';
import { type Locale, locales } from '../domain/index.js';
import type { Policy } from '../policy/index.js';
import { loadPolicies } from './load-policies.js';
import { readYaml, yamlFilesIn } from './read-yaml.js';

/** Everything that is said and ruled, checked and frozen. */
export interface Content {
  readonly dialog: DialogContent;
  /** Every version of the policy that lies in files, the file of today first. */
  readonly policies: readonly Policy[];
}

export interface ContentOptions {
  readonly dialogsFolder: string;
  /** A policy file, absolute or relative to the working folder, or the name of one in `dialogs/policies/`. */
  readonly policy: string;
  /** Message keys that code asks for; each must have words in every locale. */
  readonly messages: readonly string[];
}

/** Faults as people read them: file, line and step, what is wrong, what to do. */
export const describeFault = (fault: ContentFault): string =>
  `${fault.file}:${fault.line} ${fault.step === '' ? '' : `${fault.step}: `}${fault.problem}. ${fault.cure}`;

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
      policyFile: policyFile(options),
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
  if (faults.length > 0 || !dialog.ok) {
    throw new AppError(
      'content-invalid',
      { faults: faults.length },
      { cure: `\n${faults.map(describeFault).join('\n')}` },
    );
  }
  return Object.freeze({ dialog: dialog.value, policies });
};

const policyFile = ({ policy, dialogsFolder }: ContentOptions): string => {
  if (isAbsolute(policy)) return policy;
  return policy.includes('/') || policy.endsWith('.yml')
    ? resolve(policy)
    : join(dialogsFolder, 'policies', `${policy}.yml`);
};
