import type { Locale } from '../shared/locale.js';

/** Outlines in a field of 120 by 90. */
export type ProductDrawing = readonly string[];

interface ShownProduct {
  readonly name: Readonly<Record<Locale, string>>;
  readonly price: string;
  readonly tone: 'pine' | 'sand' | 'sea' | 'clay';
  readonly drawing: ProductDrawing;
}

/** A few of the sandbox shop's products, drawn by hand so that the page loads nothing from elsewhere. */
export const products: readonly ShownProduct[] = [
  {
    name: { en: 'Aria Wireless Headphones', zh: 'Aria 无线耳机' },
    price: '$89.00',
    tone: 'pine',
    drawing: [
      'M34 54V46a26 26 0 0 1 52 0v8',
      'M34 50h8v22h-4a6 6 0 0 1-6-6V52z',
      'M86 50h-8v22h4a6 6 0 0 0 6-6V52z',
    ],
  },
  {
    name: { en: 'Skateboard', zh: '滑板' },
    price: '$120.00',
    tone: 'clay',
    drawing: [
      'M22 40c4 0 6 8 14 8h48c8 0 10-8 14-8',
      'M43 48v7M77 48v7',
      'M43 55a5 5 0 1 0 .1 0zM77 55a5 5 0 1 0 .1 0z',
    ],
  },
  {
    name: { en: 'Electric Kettle', zh: '电热水壶' },
    price: '$39.00',
    tone: 'sea',
    drawing: [
      'M44 30h32l6 40H38z',
      'M44 30c0-9 32-9 32 0',
      'M80 36c14-4 18 22 4 26',
      'M44 36l-9-6',
      'M34 75h52',
    ],
  },
  {
    name: { en: 'Trail Boots', zh: '徒步靴' },
    price: '$180.00',
    tone: 'sand',
    drawing: ['M44 20h20v26c0 6 26 6 28 20v4H42z', 'M42 70v5h50v-5', 'M52 28h12M52 36h12M54 44h12'],
  },
  {
    name: { en: 'Handmade Ceramic Cup', zh: '手工陶瓷杯' },
    price: '¥58.00',
    tone: 'sea',
    drawing: [
      'M38 32h38v22a17 17 0 0 1-38 0z',
      'M76 38c16-4 16 20-1 20',
      'M34 74h46',
      'M50 24c-3-4 3-6 0-10M62 24c-3-4 3-6 0-10',
    ],
  },
  {
    name: { en: 'Desk Lamp', zh: '台灯' },
    price: '$35.00',
    tone: 'clay',
    drawing: ['M40 74h26', 'M53 74V58l22-24', 'M66 24l22 20-14 6-16-14z', 'M78 47a5 5 0 0 0 8-4'],
  },
];
