/**
 * Words that mean the same to a shop, so that a word never seen in an example still counts. Written from the
 * trade's vocabulary; a pattern is matched against lower-case words, Chinese against the text.
 */
const english: Readonly<Record<string, string>> = {
  refund:
    'refund(s|ed|ing|able)?|reimburs\\w*|money ?back|compensat\\w*|restitution|rebate|repay(ment)?|recoup|refnd|refud|reembolso',
  return:
    'return(s|ed|ing)?|send(ing)? (it |them |this |that )?back|sent (it |them )?back|bring(ing)? back|give (it |them )?back|ship(ping)? back|retrun|retun|rma',
  exchange:
    'exchang\\w*|swap(ped|ping|s)?|replac\\w*|trade in|substitut\\w*|switch(ing)? (it|them|for)|echange',
  cancel:
    'cancel\\w*|call off|abort|revoke|undo|void|stop (the|my|this) (order|shipment)|scrap|cancle|cancell',
  track:
    'track\\w*|locat\\w*|whereabouts|eta|arriv\\w*|deliver\\w*|shipment|shipped|transit|courier|dispatch\\w*|parcel|package|en route|on its way|out for delivery',
  order: 'order\\w*|purchas\\w*|bought|acquisition',
  status: 'status|progress|update|state|stage|pending|processed|still waiting|how far',
  human:
    'human|agent|representative|rep|operator|person|someone|somebody|supervisor|manager|real people|live chat|staff|advisor|adviser|assistant|specialist|team member|customer (service|care|support)',
  speak: 'speak|talk|contact|call|connect|transfer|reach|chat|put me through|escalate|phone',
  policy:
    'polic\\w*|rules?|terms|conditions?|eligib\\w*|allowed|permitted|time ?frame|window|deadline|guarantee|warranty|qualify|criteria|restocking|fees?|penalty',
  damaged:
    'damag\\w*|broke\\w*|crack\\w*|shatter\\w*|smash\\w*|dent\\w*|torn|rip(ped)?|scratch\\w*|chipped|snapped|bent|leak\\w*|crushed|ruined|in pieces|busted|faulty|defect\\w*|malfunction\\w*|not working|doesnt work|stopped working|wont (turn|switch|charge|start)',
  wrong:
    'wrong|incorrect|mistaken|instead of|different (item|product|colou?r|size|one)|not what i ordered|mix ?up|someone elses|mislabel\\w*',
  missing:
    'missing|never (arrived|came|received|got)|not received|didnt (arrive|receive|get)|hasnt arrived|empty box|lost|absent|left out|only got|incomplete|short',
  payment:
    'charg\\w*|payment|paid|pay|card|bank|transaction|debit\\w*|billed|billing|invoice|declin\\w*|deduct\\w*|checkout|double|twice|fee|statement',
  complaint:
    'complain\\w*|claim|dissatisf\\w*|unhappy|disappoint\\w*|unacceptable|terrible|awful|horrible|worst|rude|disgust\\w*|appalling|ridiculous|outrageous|reclamation|grievance|feedback|unfair|dispute|appeal',
  greeting:
    'hi|hello|hey|hiya|howdy|greetings|good (morning|afternoon|evening|day)|morning|evening|yo|sup|whats up|how are you|hows it going',
  thanks:
    'thanks?|thank you|thx|ty|cheers|appreciate\\w*|grateful|bye|goodbye|see (you|ya)|farewell|take care|have a (good|nice|great)|cya|later',
  yes: 'yes|yeah|yep|yup|yea|sure|ok|okay|correct|right|absolutely|definitely|indeed|affirmative|fine|go ahead|proceed|confirm\\w*|sounds good|of course|certainly|exactly|agreed?|perfect',
  no: 'no|nope|nah|negative|not really|dont|never|disagree|false|incorrect|wrong|not at all|no way|nay',
  correct:
    'actually|sorry|i meant|mistake|oops|rather|scratch that|change (that|it|the|my)|correction|i mean|my bad|wait|on second thought|instead',
  question: 'how|what|when|where|why|which|who|can i|could i|do i|does|is there|are there|may i|am i',
  shop: 'item|items|product|goods|article|stuff|thing|things',
};
const chinese: Readonly<Record<string, string>> = {
  refund: '退款|退钱|退我钱|还钱|返款|退费|赔偿|赔',
  return: '退货|退回|寄回|退掉|退了|想退|要退|无理由',
  exchange: '换货|换一|更换|换成|调换|换个|换新|补发',
  cancel: '取消|不要了|撤销|撤单|别发|关闭订单',
  track: '物流|快递|发货|到货|送到|派送|签收|运单|揽收|配送|包裹',
  order: '订单|下单|买的|购买',
  status: '进度|状态|到账|处理到|多久|什么时候',
  human: '人工|客服|真人|主管|经理|转接|工作人员',
  speak: '联系|电话|沟通|说话',
  policy: '政策|规定|规则|条件|期限|运费|几天内|能不能退|可以退吗|保修',
  damaged: '坏|碎|破|裂|损|刮花|划痕|漏|不能用|没反应|开不了机|故障|质量',
  wrong: '发错|错了|不对|不符|不一样|弄错|不是我',
  missing: '少了|没收到|漏发|缺|没有收到|丢|空盒|空包',
  payment: '扣款|支付|付款|扣了|多扣|重复|账单|银行卡|收费|扣钱',
  complaint: '投诉|差评|不满|太差|骗|垃圾|失望|举报|恶劣|离谱',
  greeting: '你好|您好|在吗|哈喽|嗨|早上好|下午好|晚上好|有人吗',
  thanks: '谢|再见|拜拜|辛苦|感谢|回头见',
  yes: '好的|是的|可以|行|嗯|确认|没错|对的|同意|没问题',
  no: '不用|不是|不行|不要|没有|算了|不同意|别',
  correct: '说错|写错|打错|改成|应该是|更正|刚才|弄混',
};

const matchers: readonly (readonly [string, RegExp])[] = [
  ...Object.entries(english).map(
    ([name, source]) =>
      [name, new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u')] as const,
  ),
  ...Object.entries(chinese).map(([name, source]) => [name, new RegExp(source, 'u')] as const),
];

/** Names of the concepts in a text, each once, in table order. */
export const conceptsIn = (text: string): string[] => {
  const found: string[] = [];
  for (const [name, pattern] of matchers) if (!found.includes(name) && pattern.test(text)) found.push(name);
  return found;
};
