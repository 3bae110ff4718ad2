import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import {
  type ListedRefundLine,
  listedRefundSchema,
  parseVerifierKey,
  type VerifierKey,
  verifyPack,
} from '../../../audit/index.js';
import { makeDecider } from '../../audit/index.js';
import { type CliCommand, listOption, textOption, UsageError, write } from '../command.js';
import { tellReport } from './tell-report.js';

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  });

const linesOf = (file: string): (() => AsyncIterable<string>) =>
  async function* () {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }))
      if (line !== '') yield line;
  };

/** The key itself, or a file that holds it. */
const readKey = async (given: string | null): Promise<VerifierKey | undefined> => {
  if (given === null) return undefined;
  const direct = parseVerifierKey(given);
  const key = direct.ok ? direct : parseVerifierKey(await readText(given));
  if (key.ok) return key.value;
  throw new UsageError(
    '--key must be a verifier key such as shop.example/audit+1a2b3c4d+AbC…, or a file with one.',
  );
};

const listSchema = z.union([
  z.array(listedRefundSchema),
  z.object({ refunds: z.array(listedRefundSchema) }).transform(({ refunds }) => refunds),
]);

const readRefunds = async (files: readonly string[]): Promise<ListedRefundLine[] | undefined> => {
  if (files.length === 0) return undefined;
  const lists = files.map(async (file) => {
    const text = await readText(file);
    try {
      return listSchema.parse(JSON.parse(text));
    } catch {
      throw new UsageError(
        `${file} must be a JSON list of refunds, each with providerRefundId, intentId, amountMinor, currency and status.`,
      );
    }
  });
  return (await Promise.all(lists)).flat();
};

export const verifyCommand: CliCommand = {
  name: 'verify',
  summary: 'Verifies an exported pack of the audit log, offline: nothing but the pack and this program.',
  usage: `audit verify PACK [--key KEY] [--checkpoint NOTE] [--refunds LIST.json ...] [--json]

  PACK               what "audit export" wrote, or the auditor downloaded
  --key KEY          the verifier key you hold, or a file with it; without it the pack's own is believed
  --checkpoint NOTE  a file with a checkpoint you kept: the log must begin with it
  --refunds LIST     a provider's list of refunds; give one for each provider
  --json             the whole report as JSON

Checks signature, hashes, chain and root or proofs; decides every decision again on the logged facts, rule by rule; holds
money against what was agreed on, against papers and store credit, and against the providers. Needs no database and no
settings.
Ends with 0 when nothing is wrong, else with 1 after saying exactly what is.`,
  options: {
    key: { type: 'string' },
    checkpoint: { type: 'string' },
    refunds: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const [file = ''] = given.positionals;
    const note = textOption(given, 'checkpoint');
    const earlier = note === null ? undefined : await readText(note);
    const key = await readKey(textOption(given, 'key'));
    const refunds = await readRefunds(listOption(given, 'refunds'));
    await access(file).catch(() => {
      throw new UsageError(`${file} can't be read.`);
    });
    const report = await verifyPack(linesOf(file), { key, earlier, refunds, makeDecider });
    write(io.output, given.values.json === true ? JSON.stringify(report, null, 2) : tellReport(report));
    return report.findings.length === 0 ? 0 : 1;
  },
};
