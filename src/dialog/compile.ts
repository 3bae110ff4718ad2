import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { err, fingerprint, ok, type Result } from '../base/index.js';
import {
  breakdownBuckets,
  flowNames,
  type Locale,
  locales,
  type SlotName,
  slotNames,
} from '../domain/index.js';
import { compileSteps, type MessageUse } from './compile-steps.js';
import type { CompiledFlow, ContentFault, ContentFile, DialogContent, SlotRule } from './content.js';
import { namedByGoods } from './name-request.js';
import { repairNames } from './repair-names.js';

/** The files of `dialogs/` as the content room read them. */
export interface DialogSources {
  readonly flows: readonly ContentFile[];
  readonly repairs: readonly ContentFile[];
  readonly slots: ContentFile;
  readonly messages: Readonly<Record<Locale, readonly ContentFile[]>>;
  readonly timeZone: string;
}

/** Messages the code itself asks for, beside those that flows and slots name. */
export const messagesOfCode = [
  ...breakdownBuckets.map((bucket) => `bucket.${bucket}` as const),
  'bucket.total',
  'bucket.to-pay',
  'card.tender',
  'card.title.approve',
  'card.title.deny',
  'card.title.ask',
  'card.title.review',
  'card.case',
  'choice.yes',
  'choice.no',
  'choice.talk-to-person',
  'choice.label',
  'handed-off',
  'handed-off-out-of-hours',
  'reminder.confirm',
  'reminder.offer',
  'otherwise-offered',
  'empathy.angry',
  'empathy.vulnerable',
] as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Compiles and checks everything the assistant may say and do. Every fault is told, with file, line, step and cure;
 * content with a fault does not start.
 *
 * @param extraMessages keys that rooms above use, such as case statuses; each must exist in every locale
 */
export const compileDialogs = (
  sources: DialogSources,
  extraMessages: readonly string[] = [],
): Result<DialogContent, readonly ContentFault[]> => {
  const faults: ContentFault[] = [];
  const fault = (found: ContentFault): void => {
    faults.push(found);
  };

  const flows: Record<string, CompiledFlow> = {};
  const fileOf: Record<string, ContentFile> = {};
  const used: MessageUse[] = [];
  const read = (file: ContentFile, role: 'flow' | 'repair', known: readonly string[]): void => {
    const value = isRecord(file.value) ? file.value : {};
    const name = value[role];
    if (typeof name !== 'string' || !known.includes(name)) {
      fault({
        file: file.path,
        line: 1,
        step: role,
        problem: `"${role}" must be one of the known names`,
        cure: `Use one of: ${known.join(', ')}.`,
      });
      return;
    }
    if (flows[name] !== undefined) {
      fault({
        file: file.path,
        line: 1,
        step: role,
        problem: `"${name}" is defined twice`,
        cure: `Keep one of ${fileOf[name]?.path} and ${file.path}.`,
      });
    }
    flows[name] = compileSteps(
      file,
      { name, role, needsIdentity: value.needs === 'identity' },
      fault,
      (use) => used.push(use),
    );
    fileOf[name] = file;
  };
  for (const file of sources.flows) read(file, 'flow', flowNames);
  for (const file of sources.repairs) read(file, 'repair', repairNames);
  for (const name of [...flowNames, ...repairNames]) {
    if (flows[name] === undefined) {
      fault({
        file: 'dialogs',
        line: 1,
        step: name,
        problem: `there is no file for "${name}"`,
        cure: `Add dialogs/${(flowNames as readonly string[]).includes(name) ? 'flows' : 'repairs'}/${name}.yml.`,
      });
    }
  }

  const slots = readSlots(sources.slots, fault);
  const needed = neededMessages(flows, slots, used, fileOf, sources.slots, extraMessages);
  const messages = readMessages(sources, needed, fault);
  if (faults.length > 0) return err(faults);
  const content = { flows, slots, messages, timeZone: sources.timeZone };
  return ok(Object.freeze({ ...content, fingerprint: fingerprint(content) }));
};

const readSlots = (file: ContentFile, fault: (fault: ContentFault) => void): Record<SlotName, SlotRule> => {
  const source = isRecord(file.value) && isRecord(file.value.slots) ? file.value.slots : {};
  const rules = {} as Record<SlotName, SlotRule>;
  const strings = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
  for (const name of Object.keys(source)) {
    if (!(slotNames as readonly string[]).includes(name)) {
      fault({
        file: file.path,
        line: file.lineOf(['slots', name]),
        step: `slots.${name}`,
        problem: `"${name}" is no slot`,
        cure: `Use one of: ${slotNames.join(', ')}.`,
      });
    }
  }
  for (const name of slotNames) {
    const raw = source[name];
    const at = (problem: string, cure: string): void =>
      fault({ file: file.path, line: file.lineOf(['slots', name]), step: `slots.${name}`, problem, cure });
    if (!isRecord(raw)) {
      at(`slot "${name}" is missing`, 'Add it with "scope", "ask" and "ask-narrow".');
      continue;
    }
    if (raw.scope !== 'conversation' && raw.scope !== 'flow')
      at('"scope" must be conversation or flow', 'Say how long the value is kept.');
    if (typeof raw.ask !== 'string' || typeof raw['ask-narrow'] !== 'string')
      at('the slot cannot be asked', 'Add "ask" and "ask-narrow", each the key of a message.');
    const invalidates = strings(raw.invalidates);
    for (const other of invalidates) {
      if (!(slotNames as readonly string[]).includes(other))
        at(`"invalidates" names no slot: "${other}"`, `Use one of: ${slotNames.join(', ')}.`);
    }
    rules[name] = Object.freeze({
      name,
      scope: raw.scope === 'conversation' ? 'conversation' : 'flow',
      ask: String(raw.ask),
      askNarrow: String(raw['ask-narrow']),
      choices: strings(raw.choices),
      invalidates: invalidates as SlotName[],
    });
  }
  return rules;
};

const neededMessages = (
  flows: Readonly<Record<string, CompiledFlow>>,
  slots: Readonly<Record<string, SlotRule>>,
  used: readonly MessageUse[],
  fileOf: Readonly<Record<string, ContentFile>>,
  slotsFile: ContentFile,
  extra: readonly string[],
): MessageUse[] => {
  const needed = [...messagesOfCode, ...extra].map((key) => ({ key, file: 'src', line: 1, step: key }));
  for (const flow of Object.values(flows)) {
    if (flow.role === 'flow')
      needed.push({ key: `flow.${flow.name}`, file: fileOf[flow.name]?.path ?? '', line: 1, step: 'flow' });
    if (namedByGoods.includes(flow.name))
      needed.push({
        key: `flow-of.${flow.name}`,
        file: fileOf[flow.name]?.path ?? '',
        line: 1,
        step: 'flow',
      });
  }
  for (const rule of Object.values(slots)) {
    const step = `slots.${rule.name}`;
    const line = slotsFile.lineOf(['slots', rule.name]);
    const choices = rule.choices.map((choice) => `choice.${choice}`);
    for (const key of [rule.ask, rule.askNarrow, `slot.${rule.name}`, ...choices])
      needed.push({ key, file: slotsFile.path, line, step });
  }
  return [...needed, ...used];
};

const argumentsOf = (text: string): string[] => {
  const names = new Set<string>();
  const walk = (elements: ReturnType<typeof parse>): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
      names.add(element.value);
      if (element.type === TYPE.select || element.type === TYPE.plural)
        for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(parse(text, { ignoreTag: true }));
  return [...names].sort();
};

const readMessages = (
  sources: DialogSources,
  needed: readonly MessageUse[],
  fault: (fault: ContentFault) => void,
): Record<Locale, Record<string, string>> => {
  const all = Object.fromEntries(locales.map((locale) => [locale, {}])) as Record<
    Locale,
    Record<string, string>
  >;
  const where: Record<string, { file: string; line: number; args: string[] }> = {};
  for (const locale of locales) {
    for (const file of sources.messages[locale]) {
      if (!isRecord(file.value)) {
        fault({
          file: file.path,
          line: 1,
          step: '',
          problem: 'a message file must be a mapping',
          cure: 'Write "key: text" lines.',
        });
        continue;
      }
      for (const [key, text] of Object.entries(file.value)) {
        const line = file.lineOf([key]);
        const at = (problem: string, cure: string): void =>
          fault({ file: file.path, line, step: key, problem, cure });
        if (typeof text !== 'string' || text.trim() === '')
          at('a message must be a text', 'Write the words after the key.');
        else if (all[locale][key] !== undefined) at('this message is written twice', 'Keep one of them.');
        else {
          all[locale][key] = text;
          try {
            where[`${locale} ${key}`] = { file: file.path, line, args: argumentsOf(text) };
          } catch {
            at(
              'the message has a broken {placeholder}',
              'Close every brace; write {name} or {n, plural, one {…} other {…}}.',
            );
          }
        }
      }
    }
  }
  const first = locales[0];
  for (const { key, file, line, step } of needed) {
    for (const locale of locales) {
      if (all[locale][key] === undefined)
        fault({
          file,
          line,
          step,
          problem: `the message "${key}" has no words in "${locale}"`,
          cure: `Add it to dialogs/messages/${locale}/.`,
        });
    }
  }
  const used = new Set(needed.map(({ key }) => key));
  for (const locale of locales) {
    for (const key of Object.keys(all[locale])) {
      const here = where[`${locale} ${key}`];
      const there = where[`${first} ${key}`];
      if (here === undefined) continue;
      if (there === undefined)
        fault({
          ...here,
          step: key,
          problem: `the message is missing in "${first}"`,
          cure: `Add it to dialogs/messages/${first}/, or remove it here.`,
        });
      else if (here.args.join() !== there.args.join()) {
        fault({
          file: here.file,
          line: here.line,
          step: key,
          problem: `placeholders differ from "${first}": ${here.args.join(', ')} against ${there.args.join(', ')}`,
          cure: 'Use the same placeholders in every locale.',
        });
      }
      if (!used.has(key))
        fault({
          file: here.file,
          line: here.line,
          step: key,
          problem: 'no flow, slot or room uses this message',
          cure: 'Remove it, or correct its name.',
        });
    }
  }
  return all;
};
