import { bonusPaymentId, type Order } from '../../domain/index.js';
import type { ImportFault } from './import-report.js';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const repeatedIds = (order: Order, place: string): ImportFault[] =>
  (['lines', 'payments', 'fulfilments', 'actions'] as const).flatMap((section) => {
    const ids = order[section].map((row) => row.id);
    return ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            {
              place: `${place}.${section}[${index}].id`,
              reason: `is the same id as ${place}.${section}[${ids.indexOf(id)}]`,
              cure: 'Give each its own id within the order.',
            },
          ],
    );
  });

const taxAboveGross = (order: Order, place: string): ImportFault[] => {
  const cure = 'Gross is what was paid, tax included: it can not be less than the tax in it.';
  const lines = order.lines.flatMap((line, index) =>
    sum(line.taxes.map((tax) => tax.taxMinor)) > line.grossMinor
      ? [{ place: `${place}.lines[${index}].taxes`, reason: 'sum to more than grossMinor', cure }]
      : [],
  );
  return order.shipping.taxMinor > order.shipping.grossMinor
    ? [...lines, { place: `${place}.shipping.taxMinor`, reason: 'is more than grossMinor', cure }]
    : lines;
};

/** Places inside fulfilments and actions that point at lines, as path and selection. */
const lineReferences = (order: Order): (readonly [path: string, lineId: string, quantity: number])[] => [
  ...order.fulfilments.flatMap((parcel, index) =>
    parcel.lines.map(
      (unit, at) => [`fulfilments[${index}].lines[${at}]`, unit.lineId, unit.quantity] as const,
    ),
  ),
  ...order.actions.flatMap((action, index) => {
    const [field, units] =
      action.kind === 'exchange'
        ? (['items', action.items] as const)
        : (['lines', 'lines' in action ? (action.lines ?? []) : []] as const);
    return units.map(
      (unit, at) => [`actions[${index}].${field}[${at}]`, unit.lineId, unit.quantity] as const,
    );
  }),
];

const strayReferences = (order: Order, place: string): ImportFault[] => {
  const bought = new Map(order.lines.map((line) => [line.id, line.quantity]));
  const lines = lineReferences(order).flatMap(([path, lineId, quantity]): ImportFault[] => {
    const most = bought.get(lineId);
    if (most === undefined) {
      return [
        {
          place: `${place}.${path}.lineId`,
          reason: 'is not a line of this order',
          cure: 'Use an id from lines.',
        },
      ];
    }
    return quantity > most
      ? [
          {
            place: `${place}.${path}.quantity`,
            reason: `is more than the ${most} bought`,
            cure: 'Give at most what was bought.',
          },
        ]
      : [];
  });
  const actions = order.actions.flatMap((action, index): ImportFault[] => [
    ...(action.orderId === order.id
      ? []
      : [
          {
            place: `${place}.actions[${index}].orderId`,
            reason: 'is another order',
            cure: "Use this order's own id.",
          },
        ]),
    ...(action.kind !== 'refund' ||
    action.paymentId === bonusPaymentId ||
    order.payments.some((payment) => payment.id === action.paymentId)
      ? []
      : [
          {
            place: `${place}.actions[${index}].paymentId`,
            reason: 'is not a payment of this order',
            cure: 'Use an id from payments.',
          },
        ]),
  ]);
  return [...lines, ...actions];
};

/** What makes an order unusable although each field of it is well formed. */
export const refuseOrder = (order: Order, place: string): ImportFault[] => [
  ...repeatedIds(order, place),
  ...taxAboveGross(order, place),
  ...strayReferences(order, place),
];

const datesOutOfOrder = (order: Order, place: string): ImportFault[] => {
  const chains = [
    [place, order] as const,
    ...order.fulfilments.map(
      (parcel, index) => [`${place}.fulfilments[${index}]`, { placedAt: order.placedAt, ...parcel }] as const,
    ),
  ];
  const at = (moment: string | undefined): number => (moment === undefined ? Number.NaN : Date.parse(moment));
  return chains.flatMap(([where, { placedAt, shippedAt, deliveredAt }]) =>
    at(shippedAt) < at(placedAt) || at(deliveredAt) < at(placedAt) || at(deliveredAt) < at(shippedAt)
      ? [
          {
            place: where,
            reason: 'has moments that are not in the order placed, shipped, delivered',
            cure: 'Check the three moments.',
          },
        ]
      : [],
  );
};

const moneyThatDiffers = (order: Order, place: string): ImportFault[] => {
  const boughtMinor =
    sum(order.lines.map((line) => line.grossMinor)) + order.shipping.grossMinor + (order.dutiesMinor ?? 0);
  const capturedMinor = sum(order.payments.map((payment) => payment.capturedMinor));
  const mismatch =
    order.payments.length > 0 && boughtMinor !== capturedMinor
      ? [
          {
            place: `${place}.payments`,
            reason: `captured ${capturedMinor}, but lines, shipping and duties sum to ${boughtMinor}`,
            cure: 'Nothing is ever refunded beyond what was captured; correct the amounts if they are wrong.',
          },
        ]
      : [];
  const overdrawn = order.payments.flatMap((payment, index) => {
    const refunds = order.actions.filter(
      (action) => action.kind === 'refund' && action.paymentId === payment.id,
    );
    const backMinor = sum(
      refunds.map((refund) =>
        refund.kind === 'refund' && refund.status !== 'failed' && refund.status !== 'reversed'
          ? refund.amountMinor
          : 0,
      ),
    );
    return backMinor > payment.capturedMinor
      ? [
          {
            place: `${place}.payments[${index}]`,
            reason: `captured ${payment.capturedMinor}, but ${backMinor} was refunded on it`,
            cure: 'Check the refund actions of this payment.',
          },
        ]
      : [];
  });
  return [...mismatch, ...overdrawn];
};

const deliveredWithoutMoment = (order: Order, place: string): ImportFault[] =>
  order.status === 'delivered' &&
  order.deliveredAt === undefined &&
  order.fulfilments.every((parcel) => parcel.deliveredAt === undefined)
    ? [
        {
          place: `${place}.deliveredAt`,
          reason: 'is missing although the order is delivered',
          cure: 'Add it: windows that count from delivery fall back to another start event without it.',
        },
      ]
    : [];

/** What a shop should look at; the order goes in as it is. */
export const warnAboutOrder = (order: Order, place: string): ImportFault[] => [
  ...datesOutOfOrder(order, place),
  ...moneyThatDiffers(order, place),
  ...deliveredWithoutMoment(order, place),
];
