import type { GoodsCondition, HandoffReason, Locale, Mood, sealStates } from '../domain/index.js';

/** The desk's own words. What customers read is in `dialogs/messages/`; what an agent may send is in `suggested-replies.ts`. */
export interface PacketWords {
  readonly labels: {
    readonly wants: string;
    readonly order: string;
    readonly engine: string;
    readonly floor: string;
    readonly offered: string;
    readonly mood: string;
    readonly risk: string;
    readonly why: string;
    readonly paid: string;
    readonly delivered: string;
    readonly amount: string;
    readonly clause: string;
    readonly status: string;
    readonly goesTo: string;
    readonly customer: string;
    readonly approval: string;
    readonly goodsTold: string;
    readonly alsoWaiting: string;
  };
  readonly none: string;
  readonly nothingPromised: string;
  readonly undecided: string;
  readonly calm: string;
  readonly moods: Readonly<Record<keyof Mood, string>>;
  readonly reasons: Readonly<Record<HandoffReason, string>>;
  readonly outcomes: Readonly<Record<'approve' | 'deny' | 'ask' | 'review', string>>;
  readonly takesTwo: string;
  readonly firstYes: (amount: string) => string;
  readonly daysAgo: (days: number) => string;
  readonly notDelivered: string;
  readonly confirmed: (amount: string) => string;
  readonly answerBy: (date: string) => string;
  /** The law gave more than the shop's own rules, by this clause. */
  readonly lawDecided: (floor: string, clauses: string) => string;
  readonly claims: Readonly<Record<GoodsCondition | (typeof sealStates)[number], string>>;
  readonly earlierCases: (count: number) => string;
  readonly earlierRefunds: (count: number) => string;
  readonly firstOrder: string;
  readonly identityUnproven: string;
  readonly stop: string;
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const en: PacketWords = {
  labels: {
    wants: 'Wants',
    order: 'Order',
    engine: 'Engine',
    floor: 'Statutory floor',
    offered: 'Offered so far',
    mood: 'Mood',
    risk: 'Risk',
    why: 'Why you',
    paid: 'Paid',
    delivered: 'Delivered',
    amount: 'Amount worked out',
    clause: 'Clause',
    status: 'Status',
    goesTo: 'Goes back to',
    customer: 'Customer',
    approval: 'Approval',
    goodsTold: 'Says of the goods',
    alsoWaiting: 'Also waiting',
  },
  none: 'none',
  nothingPromised: 'nothing promised',
  undecided: 'not asked yet',
  calm: 'calm',
  moods: {
    angry: 'angry',
    legalThreat: 'mentions legal steps',
    vulnerable: 'may be vulnerable',
    abusive: 'uses abusive words',
  },
  reasons: {
    'customer-asked': 'asked for a person',
    'policy-review': 'the policy leaves this to a person',
    'above-limit': 'the amount is above what the assistant may settle',
    'not-understood': 'not understood twice in a row',
    dispute: 'disputes the decision',
    angry: 'angry, and it did not get better',
    'legal-threat': 'mentions legal steps',
    vulnerable: 'may be in a difficult situation',
    'out-of-scope': 'not about a refund',
    identity: 'could not prove who they are',
    'refund-unknown': 'a refund whose outcome is not known',
    overdue: 'a promised time has passed',
    unexpected: 'something went wrong on our side',
  },
  outcomes: { approve: 'approve', deny: 'deny', ask: 'asks for evidence', review: 'leaves it to you' },
  takesTwo: 'takes the yes of two people',
  firstYes: (amount) => `a colleague has approved ${amount}; it takes somebody else’s yes, too`,
  daysAgo: (days) => (days === 0 ? 'today' : `${plural(days, 'day')} ago`),
  notDelivered: 'not delivered yet',
  confirmed: (amount) => `${amount}, confirmed by the customer`,
  answerBy: (date) => `an answer by ${date}`,
  lawDecided: (floor, clauses) => `${floor} decided (${clauses})`,
  claims: { unused: 'unused', tried: 'only tried', used: 'used', sealed: 'sealed', opened: 'opened' },
  earlierCases: (count) => plural(count, 'earlier case'),
  earlierRefunds: (count) => plural(count, 'earlier refund'),
  firstOrder: 'first order',
  identityUnproven: 'identity not proven',
  stop: '.',
};

const zh: PacketWords = {
  labels: {
    wants: '诉求',
    order: '订单',
    engine: '系统判断',
    floor: '法定底线',
    offered: '已承诺',
    mood: '情绪',
    risk: '风险',
    why: '转接原因',
    paid: '实付',
    delivered: '签收',
    amount: '核算金额',
    clause: '条款',
    status: '状态',
    goesTo: '退回至',
    customer: '顾客',
    approval: '批准',
    goodsTold: '顾客描述商品',
    alsoWaiting: '另有待办',
  },
  none: '无',
  nothingPromised: '尚未承诺',
  undecided: '尚未判断',
  calm: '平静',
  moods: { angry: '生气', legalThreat: '提到法律途径', vulnerable: '可能处境困难', abusive: '言辞激烈' },
  reasons: {
    'customer-asked': '顾客要求人工',
    'policy-review': '政策规定由人工决定',
    'above-limit': '金额超出助手权限',
    'not-understood': '连续两次没听懂',
    dispute: '对决定有异议',
    angry: '生气且没有好转',
    'legal-threat': '提到法律途径',
    vulnerable: '可能处境困难',
    'out-of-scope': '与退款无关',
    identity: '未能核实身份',
    'refund-unknown': '有一笔退款结果未明',
    overdue: '已超过承诺的时间',
    unexpected: '我们这边出了差错',
  },
  outcomes: { approve: '同意', deny: '拒绝', ask: '需要凭证', review: '由您决定' },
  takesTwo: '须由两人批准',
  firstYes: (amount) => `同事已批准 ${amount}，还须另一人批准`,
  daysAgo: (days) => (days === 0 ? '今天' : `${days} 天前`),
  notDelivered: '尚未签收',
  confirmed: (amount) => `${amount},顾客已确认`,
  answerBy: (date) => `${date}前答复`,
  lawDecided: (floor, clauses) => `按 ${floor} 决定（${clauses}）`,
  claims: { unused: '未使用', tried: '只试过', used: '已使用', sealed: '未拆封', opened: '已拆封' },
  earlierCases: (count) => `此前 ${count} 个工单`,
  earlierRefunds: (count) => `此前 ${count} 次退款`,
  firstOrder: '首次下单',
  identityUnproven: '身份未核实',
  stop: '。',
};

export const packetWords: Readonly<Record<Locale, PacketWords>> = { en, zh };
