import type { DemoTexts } from '../en/demo.js';

export const demoTexts: DemoTexts = {
  shop: 'Harbor & Pine',
  tagline: '好物，也有公道的退路。',
  sandbox: '这是演示商店。人物、订单和金额均为虚构，请放心试用。',
  language: 'English',
  desk: '客服台',
  api: '接口',
  heroTitle: '买到的东西有问题？',
  heroBody:
    '以下面任意一位顾客的身份，用自己的话写进聊天窗口。您会得到附有明细的决定和案例编号，或由了解全部经过的人工客服接手。',
  heroChat: '打开聊天',
  heroPeople: '选择身份',
  sample: '对话示例',
  sampleCustomer: '是的，左耳有杂音，走路时还会断音',
  sampleAnswer: '签收 30 天内出现质量问题，由您选择退款或换货，寄回费用由我们承担。',
  sampleRows: [
    ['Aria 无线耳机', '$89.00'],
    ['销售税', '$7.34'],
    ['退货运单', '$0.00'],
    ['退回 Visa ··4021', '$96.34'],
  ],
  peopleTitle: '选择一位顾客的身份',
  peopleBody: '助手在查询订单之前会先核实身份：邮箱加订单号，或邮箱加邮编即可。',
  proves: '身份信息',
  orders: '订单',
  say: '可以这样说',
  copy: '复制',
  copied: '已复制',
  tryIt: '放入聊天',
  productsTitle: '本店商品',
  productsBody: '演示商店约有六十种商品，以下是其中几种。',
  howTitle: '再换到另一边',
  howBody:
    '在聊天中要求人工客服，然后在另一个窗口打开客服台。对话已在那里等候，并附有客户的诉求、政策的结论及其依据。',
  howLink: '打开客服台',
  footer: 'Harbor & Pine 并不存在；退款助手 Makegood 是真的。',
};
