const neighbours: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vgn',
  c: 'xdv',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'ko',
  m: 'nj',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
};

const slip = (word: string, random: () => number): string => {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = word[at] ?? '';
  const near = neighbours[letter.toLowerCase()] ?? letter;
  const other = near[Math.floor(random() * near.length)] ?? letter;
  switch (Math.floor(random() * 4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at - 1) + letter + (word[at - 1] ?? '') + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + other + word.slice(at + 1);
    default:
      return word.slice(0, at) + letter + word.slice(at);
  }
};

/** The text as a hurried thumb types it: about `share` of the longer Latin words get one keyboard slip. */
export const misspell = (text: string, share: number, random: () => number): string =>
  text.replace(/[A-Za-z]{4,}/g, (word) => (random() < share ? slip(word, random) : word));
