/** Puts words on the clipboard; true when they are there. Plain-HTTP pages have no clipboard API, so a field helps out. */
export const copyWords = async (words: string): Promise<boolean> => {
  if (navigator.clipboard !== undefined) {
    return navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement('textarea');
  field.value = words;
  field.setAttribute('readonly', '');
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
};
