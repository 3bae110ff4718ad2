import { carrierStatuses } from '../../../domain/index.js';
import { type CliCommand, textOption, UsageError } from '../command.js';
import { folderNote, takeCaseStep } from './case-step.js';

export const trackCommand: CliCommand = {
  name: 'track',
  summary: 'Enters what the carrier says of a parcel that travels back.',
  usage: `case track NAME STATUS [--carrier NAME] [--number NUMBER] [--news ID]

  NAME        the case (RF-7K3M-92), the return (RMA-7K3M-92) or a tracking number heard of before
  STATUS      accepted, in-transit, delivered or exception
  --carrier   who carries it
  --number    its tracking number
  --news      the carrier's id of this news, so that it counts once; otherwise each status counts once

${folderNote}`,
  options: { carrier: { type: 'string' }, number: { type: 'string' }, news: { type: 'string' } },
  positionals: { min: 2, max: 2 },
  run: async (given, io) => {
    const [name = '', text] = given.positionals;
    const status = carrierStatuses.find((known) => known === text);
    if (status === undefined) throw new UsageError(`A status is one of ${carrierStatuses.join(', ')}.`);
    const trackingNumber = textOption(given, 'number') ?? undefined;
    const newsId = textOption(given, 'news') ?? `by-hand:${trackingNumber ?? ''}:${status}`;
    const carrier = textOption(given, 'carrier') ?? undefined;
    return takeCaseStep(io, ({ returns }) =>
      returns.track(name, { status, carrier, trackingNumber, newsId }, { actor: 'system' }),
    );
  },
};
