import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The standard policy as a file of its own, always in force, with other limits in whole dollars: the sandbox has cheap things only. */
export const policyWithLimits = (limits: { readonly assistant: number; readonly agent: number }): string => {
  const { 'valid-from': _always, ...standard } = parse(
    readFileSync('dialogs/policies/standard-retail.yml', 'utf8'),
  ) as {
    'valid-from': unknown;
    limits: { assistant: object; agent: object };
  };
  const { assistant, agent } = standard.limits;
  const changed = {
    ...standard,
    limits: { assistant: { ...assistant, USD: limits.assistant }, agent: { ...agent, USD: limits.agent } },
  };
  const file = join(mkdtempSync(join(tmpdir(), 'makegood-limits-')), 'retail.yml');
  // JSON is YAML, too.
  writeFileSync(file, JSON.stringify(changed));
  return file;
};
