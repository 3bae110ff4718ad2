import type { ShopRecords } from '../../../domain/index.js';
import { type CommandIo, write } from '../command.js';

/** The customer with this id or, where only one has it, this e-mail address. */
export const customerNamed = async (
  records: Pick<ShopRecords, 'customer' | 'customersByEmail'>,
  name: string,
): Promise<string | null> => {
  const known = await records.customer(name);
  if (known !== null) return known.id;
  const [only, ...others] = name.includes('@') ? await records.customersByEmail(name) : [];
  return only === undefined || others.length > 0 ? null : only.id;
};

export const noCustomer = (io: CommandIo): number => {
  write(io.notes, 'There is no customer with this id, and no single one with this e-mail address.');
  return 1;
};
