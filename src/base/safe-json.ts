import { err, ok, type Result } from './result.js';

/** Parses text from outside: bounded in size, and without keys that reach a prototype. */
export const parseJson = (text: string, bytesMax = 1_000_000): Result<unknown, 'too-large' | 'malformed'> => {
  if (Buffer.byteLength(text) > bytesMax) return err('too-large');
  try {
    return ok(
      JSON.parse(text, (key, value: unknown) =>
        key === '__proto__' || key === 'constructor' ? undefined : value,
      ),
    );
  } catch {
    return err('malformed');
  }
};
