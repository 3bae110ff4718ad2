import { type Order, orderSchema, type Product, productSchema } from '../../src/domain/index.js';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly zh?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly quantity?: number;
  readonly grossMinor: number;
}

const order = (
  id: string,
  number: string,
  status: Order['status'],
  placedAt: string,
  deliveredAt: string | null,
  lines: readonly Line[],
): Order =>
  orderSchema.parse({
    id,
    number,
    customerId: 'customer-1',
    status,
    currency: 'USD',
    placedAt: `${placedAt}T15:00:00Z`,
    ...(deliveredAt === null ? {} : { deliveredAt: `${deliveredAt}T15:00:00Z` }),
    lines: lines.map((line) => ({
      id: line.id,
      productId: `product-${line.id}`,
      variantId: `variant-${line.id}`,
      name: line.name,
      ...(line.zh === undefined ? {} : { names: { zh: line.zh } }),
      options: line.options ?? {},
      quantity: line.quantity ?? 1,
      grossMinor: line.grossMinor,
    })),
  });

/** What one customer bought: similar things, plurals, two languages, old and new, waiting and delivered. */
export const wardrobeOrders: readonly Order[] = [
  order('o-audio', '#10482', 'delivered', '2025-11-11', '2025-11-14', [
    {
      id: 'headphones',
      name: 'Aria Wireless Headphones',
      zh: 'Aria 无线耳机',
      options: { colour: 'black' },
      grossMinor: 8900,
    },
    {
      id: 'charger',
      name: 'Swift USB-C Charger',
      zh: 'Swift USB-C 充电器',
      options: { power: '30W' },
      grossMinor: 2400,
    },
  ]),
  order('o-home', '#10398', 'delivered', '2025-10-01', '2025-10-06', [
    { id: 'skateboard', name: 'Skateboard', zh: '滑板', options: { deck: 'maple' }, grossMinor: 12000 },
    { id: 'kettle', name: 'Electric Kettle', zh: '电热水壶', options: { colour: 'white' }, grossMinor: 4500 },
    { id: 'desk-lamp', name: 'Desk Lamp', zh: '台灯', options: { colour: 'black' }, grossMinor: 3900 },
    { id: 'floor-lamp', name: 'Floor Lamp', zh: '落地灯', options: { colour: 'brass' }, grossMinor: 7900 },
  ]),
  order('o-mugs', '#20817', 'delivered', '2025-11-12', '2025-11-15', [
    {
      id: 'mugs',
      name: 'Handmade Ceramic Mug',
      zh: '手工陶瓷杯',
      options: { colour: 'white' },
      quantity: 2,
      grossMinor: 11600,
    },
  ]),
  order('o-boots', '#9917', 'delivered', '2025-04-02', '2025-04-09', [
    { id: 'boots', name: 'Hiking Boots', zh: '徒步靴', options: { size: '42' }, grossMinor: 18000 },
  ]),
  order('o-shirts', '#10466', 'delivered', '2025-11-03', '2025-11-10', [
    {
      id: 'shirt-blue',
      name: 'Cotton T-Shirt',
      zh: '纯棉 T 恤',
      options: { colour: 'blue', size: 'M' },
      grossMinor: 1900,
    },
    {
      id: 'shirt-red',
      name: 'Cotton T-Shirt',
      zh: '纯棉 T 恤',
      options: { colour: 'red', size: 'M' },
      grossMinor: 1900,
    },
    { id: 'jeans', name: 'Straight Jeans', zh: '直筒牛仔裤', options: { size: '32' }, grossMinor: 5900 },
  ]),
  order('o-garden', '#10455', 'processed', '2025-11-19', null, [
    { id: 'hose', name: 'Garden Hose', zh: '花园水管', options: { length: '20 m' }, grossMinor: 3990 },
    { id: 'table-lamp', name: 'Table Lamp', zh: '桌面灯', options: { colour: 'green' }, grossMinor: 2500 },
  ]),
  order('o-bike', '#10470', 'pending', '2025-11-20', null, [
    { id: 'helmet', name: 'Cycling Helmet', zh: '骑行头盔', options: { size: 'M' }, grossMinor: 6500 },
  ]),
  order('o-shipped', '#10471', 'shipped', '2025-11-18', null, [
    {
      id: 'backpack',
      name: 'Everyday Backpack',
      zh: '日用双肩包',
      options: { colour: 'grey' },
      grossMinor: 7200,
    },
  ]),
];

const variant = (id: string, options: Record<string, string>, priceMinor: number, stock: number) => ({
  id,
  options,
  priceMinor,
  currency: 'USD',
  stock,
});

/** Sizes and colours, one of them out of stock. */
export const shirtProduct: Product = productSchema.parse({
  id: 'product-shirt',
  name: 'Cotton T-Shirt',
  names: { zh: '纯棉 T 恤' },
  variants: [
    variant('blue-s', { colour: 'blue', size: 'S', neck: 'crew neck' }, 1900, 4),
    variant('blue-m', { colour: 'blue', size: 'M', neck: 'crew neck' }, 1900, 4),
    variant('blue-l', { colour: 'blue', size: 'L', neck: 'crew neck' }, 1900, 4),
    variant('blue-xl', { colour: 'blue', size: 'XL', neck: 'crew neck' }, 1900, 0),
    variant('blue-m-v', { colour: 'blue', size: 'M', neck: 'v-neck' }, 2100, 4),
    variant('red-m', { colour: 'red', size: 'M', neck: 'crew neck' }, 1900, 4),
    variant('red-l', { colour: 'red', size: 'L', neck: 'crew neck' }, 1900, 4),
    variant('navy-m', { colour: 'navy blue', size: 'M', neck: 'crew neck' }, 2000, 4),
    variant('black-l-v', { colour: 'black', size: 'L', neck: 'v-neck' }, 2200, 4),
  ],
});

/** Options of several words and numbers. */
export const keyboardProduct: Product = productSchema.parse({
  id: 'product-keyboard',
  name: 'Mechanical Keyboard',
  names: { zh: '机械键盘' },
  variants: [
    variant('linear-rgb-full', { 'switch type': 'linear', backlight: 'RGB', size: 'full size' }, 15000, 2),
    variant(
      'clicky-white-full',
      { 'switch type': 'clicky', backlight: 'white', size: 'full size' },
      14000,
      2,
    ),
    variant('clicky-none-full', { 'switch type': 'clicky', backlight: 'none', size: 'full size' }, 12000, 2),
    variant('clicky-rgb-80', { 'switch type': 'clicky', backlight: 'RGB', size: '80%' }, 13000, 2),
    variant('tactile-rgb-full', { 'switch type': 'tactile', backlight: 'RGB', size: 'full size' }, 15500, 0),
  ],
});

/** Measures, yes and no, and names of several words. */
export const cabinetProduct: Product = productSchema.parse({
  id: 'product-cabinet',
  name: 'Lockable Cabinet',
  variants: [
    variant('5ft-oak-yes', { height: '5 ft', wood: 'oak', lockable: 'yes', voice: 'Apple Siri' }, 9000, 2),
    variant('4ft-oak-yes', { height: '4 ft', wood: 'oak', lockable: 'yes', voice: 'Apple Siri' }, 8000, 2),
    variant('6ft-oak-yes', { height: '6 ft', wood: 'oak', lockable: 'yes', voice: 'Apple Siri' }, 9900, 2),
    variant('3ft-pine-no', { height: '3 ft', wood: 'pine', lockable: 'no', voice: 'Apple Siri' }, 5000, 2),
    variant(
      '5ft-soft-yes',
      { height: '5 ft', wood: 'softwood', lockable: 'yes', voice: 'Apple Siri' },
      7000,
      2,
    ),
    variant(
      '5ft-oak-google',
      { height: '5 ft', wood: 'oak', lockable: 'yes', voice: 'Google Assistant' },
      9500,
      2,
    ),
  ],
});
