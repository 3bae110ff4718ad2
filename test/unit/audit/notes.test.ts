import { describe, expect, test } from '@jest/globals';
import {
  checkpointText,
  claimedCheckpoint,
  hashLeaf,
  newPrivateKey,
  noteSigner,
  openCheckpoint,
  openNote,
  parseVerifierKey,
} from '../../../src/audit/index.js';

const signerFor = (name: string, key = newPrivateKey()) => {
  const signer = noteSigner(name, key);
  if (!signer.ok) throw new TypeError('The key of the test cannot be read.');
  return signer.value;
};
const keyFrom = (text: string) => {
  const key = parseVerifierKey(text);
  if (!key.ok) throw new TypeError('The verifier key of the test cannot be read.');
  return key.value;
};
const name = 'shop.example/audit';
const checkpoint = { origin: name, size: 21, root: hashLeaf('head') };

describe('a signed note', () => {
  test('of the format’s own example is verified', () => {
    // https://pkg.go.dev/golang.org/x/mod/sumdb/note: PeterNeumann signs "If you think cryptography is the answer…".
    const key = keyFrom('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n" +
      '\n' +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    expect(openNote(note, key).ok).toBe(true);
    expect(openNote(note.replace('answer', 'Answer'), key)).toEqual({
      ok: false,
      error: 'signature-invalid',
    });
  });

  test('says which checkpoint it is of to whoever holds the verifier key', () => {
    const signer = signerFor(name);
    const note = signer.sign(checkpointText(checkpoint));
    expect(openCheckpoint(note, keyFrom(signer.verifierKey.text))).toEqual({ ok: true, value: checkpoint });
    expect(claimedCheckpoint(note)).toEqual(checkpoint);
    expect(signer.sign(checkpointText(checkpoint))).toBe(note);
  });

  test('is refused when it was signed by somebody else, for another log, or changed afterwards', () => {
    const signer = signerFor(name);
    const key = signer.verifierKey;
    const text = checkpointText(checkpoint);
    const note = signer.sign(text);
    expect(openCheckpoint(signerFor(name).sign(text), key)).toMatchObject({
      error: 'not-signed-by-this-key',
    });
    expect(openCheckpoint(note.replace('\n21\n', '\n22\n'), key)).toMatchObject({
      error: 'signature-invalid',
    });
    const elsewhere = checkpointText({ ...checkpoint, origin: 'other.example/audit' });
    expect(openCheckpoint(signer.sign(elsewhere), key)).toMatchObject({ error: 'unreadable' });
    for (const broken of [
      '',
      note.slice(0, -1),
      note.replace('— ', '- '),
      text,
      note.replace('\n21\n', '\n021\n'),
    ])
      expect(openCheckpoint(broken, key).ok).toBe(false);
  });

  test('may carry signatures of witnesses beside ours', () => {
    const [own, witness] = [signerFor(name), signerFor('witness.example')];
    const text = checkpointText(checkpoint);
    const both = own.sign(text) + (witness.sign(text).split('\n\n')[1] ?? '');
    expect(openCheckpoint(both, own.verifierKey).ok).toBe(true);
    expect(openNote(both, witness.verifierKey).ok).toBe(true);
  });
});

describe('a key', () => {
  test('is read as PEM, as PEM in base64, and as PEM on one line', () => {
    const pem = newPrivateKey();
    const der = pem.split('\n').slice(1, -2).join('');
    const forms = [pem, Buffer.from(pem).toString('base64'), pem.replaceAll('\n', '\\n'), der];
    expect(new Set(forms.map((form) => signerFor(name, form).verifierKey.text)).size).toBe(1);
  });

  test('that is none is refused', () => {
    for (const text of ['', 'secret', 'AAAA'.repeat(20)]) expect(noteSigner(name, text).ok).toBe(false);
    for (const text of ['', 'a+00000000+AAAA', `${signerFor(name).verifierKey.text}A`])
      expect(parseVerifierKey(text).ok).toBe(false);
  });
});
