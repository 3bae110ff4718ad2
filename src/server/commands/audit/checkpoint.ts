import { type CliCommand, write } from '../command.js';
import { withAudit } from './with-audit.js';

export const checkpointCommand: CliCommand = {
  name: 'checkpoint',
  summary: "Signs the log's head, writes it to the checkpoint file and prints it with the verifier key.",
  usage: `audit checkpoint

A running server does this by itself every few seconds and serves the head at /audit/checkpoint.`,
  options: {},
  positionals: { min: 0, max: 0 },
  run: async (_given, io) =>
    withAudit(io, async ({ audit }) => {
      const { note } = await audit.publish();
      io.output.write(note);
      write(io.notes, audit.signer.verifierKey.text);
      return 0;
    }),
};
