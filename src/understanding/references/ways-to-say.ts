/** Chinese words for option values, and other ways to say the same value. */
const same: readonly string[] = [
  'black,黑,黑色',
  'white,白,白色',
  'blue,蓝,蓝色',
  'red,红,红色',
  'green,绿,绿色',
  'yellow,黄,黄色',
  'pink,粉,粉色,粉红',
  'purple,紫,紫色,violet',
  'grey,gray,灰,灰色',
  'brown,棕,棕色,褐色',
  'orange,橙,橙色,橘色',
  'silver,银,银色',
  'gold,golden,金,金色',
  'beige,米色,米白',
  'navy,navy blue,藏青,深蓝,海军蓝',
  'xs,extra small,x-small,加小',
  's,small,小号,小码,s码,s号',
  'm,medium,med,中号,中码,m码,m号,中等',
  'l,large,大号,大码,l码,l号',
  'xl,extra large,xtra large,x-large,xlarge,加大,加大码,加大号,xl码',
  'xxl,2xl,double extra large,xxl码,特大',
  'xxxl,3xl',
  'low,低',
  'high,高',
  'light,浅,浅色',
  'dark,深,深色',
  'v-neck,v neck,v领',
  'crew neck,round neck,圆领',
  'wireless,cordless,无线',
  'wired,corded,有线',
  'clicky,青轴',
  'linear,红轴,线性',
  'tactile,茶轴,段落',
  'soft,软,柔软',
  'firm,hard,硬',
  'nylon,尼龙',
  'linen,亚麻',
  'silk,丝绸,真丝',
  'bamboo,竹,竹子',
  'rubber,橡胶',
  'full size,full-size,全尺寸',
  'leather,皮,皮革,真皮',
  'cotton,棉,纯棉',
  'wool,羊毛',
  'glass,玻璃',
  'wood,wooden,木,木头,木质',
  'plastic,塑料',
  'metal,metallic,金属',
  'stainless steel,steel,stainless,不锈钢',
  'ceramic,陶瓷',
  'silicone,硅胶',
  'fabric,cloth,布,布艺',
  'none,no,without,无',
  'yes,with,有',
];

const groups = new Map<string, readonly string[]>();
for (const group of same) {
  const words = group.split(',');
  for (const word of words) groups.set(word, [...new Set([...(groups.get(word) ?? []), ...words])]);
}

/** All ways to say one option value, itself included; lower case. */
export const waysToSay = (value: string): readonly string[] => {
  const key = value.toLowerCase();
  return [...new Set([key, ...(groups.get(key) ?? [])])];
};
