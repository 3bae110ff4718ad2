import { randomIds } from '../../base/index.js';
import { deskRoles } from '../../storage/index.js';
import { issueDeskLink, linkMinutes } from '../wiring/desk-link.js';
import { type CliCommand, textOption, UsageError, write } from './command.js';
import { withStorage } from './with-storage.js';

export const deskLinkCommand: CliCommand = {
  name: 'desk-link',
  summary: 'Prints a link with which an agent signs in at the desk, once.',
  usage: `desk-link [--name NAME] [--role ROLE]

  --name NAME   the agent's name, which customers see (default: Agent)
  --role ROLE   agent, or auditor: reads everything, the audit log too, and changes nothing

A server with the embedded database keeps its folder to itself; it prints a link of its own at each start.`,
  options: { name: { type: 'string' }, role: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  run: async (given, io) => {
    const name = (textOption(given, 'name') ?? 'Agent').trim();
    if (name === '' || name.length > 80) throw new UsageError('--name must have 1 to 80 characters.');
    const asked = textOption(given, 'role');
    const role = deskRoles.find((known) => known === asked);
    if (asked !== null && role === undefined)
      throw new UsageError(`--role must be one of ${deskRoles.join(', ')}.`);
    const link = await withStorage(io, ({ agents, database }, config) =>
      issueDeskLink({ agents, config, clock: database.clock, ids: randomIds }, name, undefined, role),
    );
    write(io.output, `${link}\nIt works once, within ${linkMinutes} minutes.`);
    return 0;
  },
};
