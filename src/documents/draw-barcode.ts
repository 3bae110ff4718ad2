// The package's named `raw` is a kind of barcode; what reads the bars out is on the whole.
import bwipjs from 'bwip-js/node';
import { AppError } from '../base/index.js';
import type { Paper } from './open-paper.js';

/** Widths of bars and spaces in turn, beginning with a bar, in modules. */
const widthsOf = (text: string): readonly number[] => {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text });
  if (symbol === undefined || !('sbs' in symbol)) throw new AppError('unexpected', { reason: 'no-barcode' });
  return symbol.sbs;
};

/** White to each side that a scanner needs, in modules. */
const quiet = 10;

/** Draws a text as Code 128, as wide as it may be; bars are rectangles, so they stay sharp on any printer. */
export const drawBarcode = (
  paper: Paper,
  text: string,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void => {
  const widths = widthsOf(text);
  const modules = widths.reduce((sum, width) => sum + width, 2 * quiet);
  const unit = place.width / modules;
  let at = place.x + quiet * unit;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) paper.fill(at, place.y, width * unit, place.height);
    at += width * unit;
  }
};
