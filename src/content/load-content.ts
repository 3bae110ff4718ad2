import { dirname, isAbsolute, join, resolve } from 'node:path';
import { AppError } from '../base/index.js';
import { type ContentFault, type ContentFile, compileDialogs, type DialogContent } from '../dialog/index.js';
import { type Locale, locales } from '../domain/index.js';
import { compilePolicy, type Policy } from '../policy/index.js';
import { readYaml, yamlFilesIn } from './read-yaml.js';

/** Everything that is said and ruled, checked and frozen. */
export interface Content {
  readonly dialog: DialogContent;
  /** The policy in force. */
  readonly policy: Policy;
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

  const policyPath = policyFile(options);
  const file = readYaml(root, policyPath, fault);
  const compiledPolicy = file.value === null ? null : compilePolicy(file.value);
  if (compiledPolicy !== null && !compiledPolicy.ok) {
    for (const found of compiledPolicy.error) {
      fault({
        file: file.path,
        line: file.lineOf(found.path),
        step: found.path.join('.'),
        problem: found.problem,
        cure: found.cure,
      });
    }
  }
  const timeZone = compiledPolicy?.ok ? compiledPolicy.value.timeZone : 'UTC';
  const messages = Object.fromEntries(
    locales.map((locale) => [locale, readAll(`messages/${locale}`)]),
  ) as Record<Locale, ContentFile[]>;
  const slots = readYaml(root, join(options.dialogsFolder, 'slots.yml'), fault);
  const dialog = compileDialogs(
    { flows: readAll('flows'), repairs: readAll('repairs'), slots, messages, timeZone },
    options.messages,
  );
  if (!dialog.ok) faults.push(...dialog.error);
  if (faults.length > 0 || !dialog.ok || !compiledPolicy?.ok) {
    throw new AppError(
      'content-invalid',
      { faults: faults.length },
      { cure: `\n${faults.map(describeFault).join('\n')}` },
    );
  }
  return Object.freeze({ dialog: dialog.value, policy: compiledPolicy.value });
};

const policyFile = ({ policy, dialogsFolder }: ContentOptions): string => {
  if (isAbsolute(policy)) return policy;
  return policy.includes('/') || policy.endsWith('.yml')
    ? resolve(policy)
    : join(dialogsFolder, 'policies', `${policy}.yml`);
};
