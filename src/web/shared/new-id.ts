/** A random id; also on plain-HTTP pages, where `crypto.randomUUID` does not exist. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
