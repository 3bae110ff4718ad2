import { type AddressInfo, createServer } from 'node:net';

/** A port that nobody listened on a moment ago, for a server that has to know its own address before it starts. */
export const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};
