/** A count of units as typed; null for anything but a whole number from 0 to the most there are. */
export const readUnits = (typed: string, most: number): number | null => {
  const text = typed.trim();
  if (text === '') return 0;
  const units = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return units <= most ? units : null;
};
