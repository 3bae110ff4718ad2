const amusement =
  /\b(?:joke|poem|song|story|weather|recipe|news|football|politic\w*|python|javascript|homework|translate)\b|笑话|天气|诗|故事|唱|新闻|代码|翻译/iu;
const business =
  /\b(?:stock|restock\w*|availab\w*|deliver\w*|shipping|ship|courier|express|pick ?up|invoice|receipt|vat|tax|accounts?|password|log ?in|sign ?in|member(?:ship)?|loyalty|points|voucher|coupon|discount|promo\w*|sale|warranty|guarantee|price|gift[- ]?wrap\w*|gift ?cards?|store|shop|opening hours|size guide|products?|catalogue?|subscription|newsletter|orders?|parcel|package|payment|billing)\b|库存|有货|现货|补货|发票|收据|配送|送货|快递|物流|运费|账号|账户|帐号|密码|登录|会员|积分|优惠|折扣|保修|门店|店铺|营业|价格|降价|商品|尺码|产品|礼品|包装|订单|付款|支付/iu;

/** Whether words that ask for nothing the assistant does are about the shop's own business, so that a colleague may know. */
export const isShopMatter = (words: string): boolean => business.test(words) && !amusement.test(words);
