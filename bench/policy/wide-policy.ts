type Json = Readonly<Record<string, unknown>>;

const asked = { is: ['back', 'change-of-mind'] };

/**
 * A policy with many more rules than a shop would write, and no fault: the standard one with terms of their own for so
 * many categories, each with a window of its own.
 */
export const makeWidePolicy = (standard: Json, rulesCount: number): Json => {
  const rules = standard.rules as readonly Json[];
  const exceptions = standard.exceptions as readonly Json[];
  const at = rules.findIndex(({ rule }) => rule === 'electronics-late');
  const missing = rulesCount - rules.length - exceptions.length;
  const own = Array.from({ length: missing }, (_, n) => {
    const category = `category-${Math.floor(n / 2)}`;
    const days = `${5 + (Math.floor(n / 2) % 24)} days`;
    const [name, window, terms] =
      n % 2 === 0
        ? ['early', { within: days }, { freight: 'seller' }]
        : ['late', { after: days, within: '30 days' }, { freight: 'customer', 'restocking-fee': '10%' }];
    const then = { approve: ['refund'], 'refund-on': 'scan', ...terms };
    return Object.fromEntries([
      ['rule', `${category}-${name}`],
      ['clause', '2.1'],
      ['when', { ...asked, category, ...window }],
      ['then', then],
    ]);
  });
  return { ...standard, rules: [...rules.slice(0, at), ...own, ...rules.slice(at)] };
};
