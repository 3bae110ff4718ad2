import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { err, ok, type Result } from '../../base/index.js';
import { type VerifierKey, verifierKeyOf } from './verifier-key.js';

export interface NoteSigner {
  readonly verifierKey: VerifierKey;
  /** The text with its signature; the text ends with a newline. */
  sign(text: string): string;
}

/** A new private key as PKCS #8 PEM. */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const readKey = (text: string): KeyObject => {
  if (text.includes('-----BEGIN')) return createPrivateKey(text.replaceAll('\\n', '\n'));
  const bytes = Buffer.from(text, 'base64');
  if (bytes.includes('-----BEGIN')) return createPrivateKey(bytes);
  return createPrivateKey({ key: bytes, type: 'pkcs8', format: 'der' });
};

/**
 * Signs as `name` with an Ed25519 key: PKCS #8 as PEM, as base64 of the PEM, or as base64 of the DER. The same text
 * always gets the same signature.
 */
export const noteSigner = (name: string, privateKey: string): Result<NoteSigner, 'unreadable'> => {
  try {
    const key = readKey(privateKey.trim());
    if (key.asymmetricKeyType !== 'ed25519') return err('unreadable');
    const verifierKey = verifierKeyOf(name, createPublicKey(key));
    const keyHash = Buffer.from(verifierKey.id, 'hex');
    return ok(
      Object.freeze({
        verifierKey,
        sign: (text: string) => {
          const signature = Buffer.concat([keyHash, sign(null, Buffer.from(text), key)]);
          return `${text}\n— ${name} ${signature.toString('base64')}\n`;
        },
      }),
    );
  } catch {
    return err('unreadable');
  }
};
