import { distance } from 'fastest-levenshtein';
import { singular } from '../text/words.js';

/** Words that people use for the same goods; the first is the one compared. A phrase is written with spaces. */
const groups: readonly string[] = [
  'headphone,headset,cans,headphones,over ear,耳机,头戴式耳机',
  'earbud,earbuds,earphone,earphones,in ear,airpods,buds,耳塞',
  'mug,cup,mugs,teacup,coffee mug,杯子,杯,马克杯,水杯',
  'kettle,water boiler,水壶,热水壶,烧水壶,电水壶',
  'lamp,light,lampshade,灯,灯具',
  'sneaker,trainer,running shoe,tennis shoe,sneakers,运动鞋,跑鞋,球鞋',
  'boot,boots,靴子,靴',
  'shoe,footwear,鞋子,鞋',
  'jacket,coat,parka,windbreaker,外套,夹克,大衣',
  'trousers,pants,pant,trouser,slacks,jeans,裤子,长裤,裤,牛仔裤',
  'shirt,tee,t-shirt,tshirt,t shirt,top,blouse,衬衫,t恤,上衣',
  'sweater,jumper,pullover,hoodie,sweatshirt,毛衣,卫衣',
  'sofa,couch,settee,沙发',
  'backpack,rucksack,knapsack,school bag,bookbag,背包,双肩包,书包',
  'luggage,suitcase,trolley,baggage,行李箱,拉杆箱',
  'laptop,notebook computer,macbook,computer,笔记本电脑,电脑',
  'tablet,ipad,平板,平板电脑',
  'phone,smartphone,cellphone,mobile,iphone,手机',
  'tv,television,telly,电视,电视机',
  'fridge,refrigerator,冰箱',
  'vacuum,hoover,vacuum cleaner,吸尘器',
  'hose,garden hose,水管,花园水管,软管',
  'skateboard,board,滑板',
  'bicycle,bike,cycle,自行车,单车',
  'blanket,throw,毯子,毛毯',
  'rug,carpet,mat,地毯',
  'keyboard,键盘',
  'mouse,computer mouse,鼠标',
  'camera,cam,dslr,相机,照相机',
  'watch,smartwatch,wristwatch,timepiece,手表,智能手表,腕表',
  'speaker,loudspeaker,boombox,音箱,音响',
  'charger,power adapter,adapter,充电器',
  'cable,cord,wire,lead,数据线,充电线',
  'jigsaw,puzzle,jigsaw puzzle,拼图',
  'blender,mixer,smoothie maker,搅拌机,榨汁机',
  'perfume,fragrance,scent,eau de parfum,cologne,香水',
  'helmet,头盔',
  'sunglasses,shades,太阳镜,墨镜',
  'glasses,spectacles,eyeglasses,眼镜',
  'desk,table,桌子,书桌,办公桌',
  'chair,seat,椅子,办公椅',
  'purifier,air purifier,air cleaner,空气净化器,净化器',
  'thermostat,恒温器,温控器',
  'grill,barbecue,bbq,烤架,烧烤架',
  'coffee maker,coffee machine,espresso machine,咖啡机',
  'tea kettle,teakettle,茶壶',
  'water bottle,flask,bottle,thermos,水瓶,保温杯,水壶瓶',
  'shelf,bookshelf,bookcase,书架,架子',
  'umbrella,brolly,雨伞,伞',
  'hat,cap,beanie,帽子',
  'scarf,围巾',
  'glove,gloves,mittens,手套',
  'sock,socks,袜子',
  'dress,gown,frock,裙子,连衣裙,裙',
  'candle,蜡烛,香薰',
  'pillow,cushion,枕头,抱枕,靠垫',
  'towel,毛巾,浴巾',
  'tent,帐篷',
  'drone,quadcopter,无人机',
  'ebook reader,e-reader,ereader,kindle,电子书,电子书阅读器',
  'toaster,烤面包机,多士炉',
  'pan,skillet,frying pan,平底锅,锅',
  'knife,knives,刀,菜刀',
  'plate,dish,盘子,碟子',
  'bowl,碗',
  'vase,花瓶',
  'yoga mat,exercise mat,瑜伽垫',
  'router,wifi router,路由器',
  'monitor,display,screen,显示器',
  'printer,打印机',
  'fan,ventilator,风扇,电风扇',
  'heater,radiator,取暖器',
  'wallet,purse,钱包',
  'handbag,bag,tote,手提包,包包,包',
  'necklace,pendant,项链',
  'ring,戒指',
  'bracelet,bangle,手链,手镯',
  'fleece,fleece jacket,抓绒衣',
  'action camera,gopro,运动相机',
  'projector,beamer,投影仪',
  'power bank,powerbank,portable charger,battery pack,充电宝,移动电源',
  'belt,皮带,皮帶,腰带',
  'webcam,web camera,摄像头',
  'toothbrush,牙刷',
  'doormat,门垫',
  'air fryer,airfryer,空气炸锅',
  'hair dryer,hairdryer,blow dryer,吹风机',
  'duvet,comforter,quilt,被子',
  'mattress,床垫',
  'curtain,drapes,窗帘',
  'mirror,镜子',
  'clock,时钟,挂钟',
  'dumbbell,weights,哑铃',
  'light bulb,bulb,lightbulb,灯泡',
  'swimsuit,bathing suit,swim shorts,泳裤,泳衣',
  'skirt,半身裙',
  'suit,blazer,西装',
  'slipper,slippers,拖鞋',
  'sandal,sandals,flip flop,凉鞋',
];

const canonical = new Map<string, string>();
for (const group of groups) {
  const [head = '', ...others] = group.split(',');
  for (const word of [head, ...others]) {
    const key = word.split(' ').map(singular).join(' ');
    if (!canonical.has(key)) canonical.set(key, head.split(' ').map(singular).join(' '));
  }
}
const chinese = [...canonical.keys()]
  .filter((word) => /[㐀-鿿]/.test(word))
  .sort((a, b) => b.length - a.length);

/** A pattern of every name of a thing in Chinese. */
export const chineseThings = chinese.join('|');

const broader: Readonly<Record<string, string>> = {
  sneaker: 'shoe',
  boot: 'shoe',
  sandal: 'shoe',
  slipper: 'shoe',
  blazer: 'jacket',
};

/** What a thing is one of: a sneaker is a shoe too. */
export const broaderThan = (concept: string): string | null => broader[concept] ?? null;

/** The shared name of a thing, for a word or a phrase of two; null when the lexicon does not know it. */
export const conceptOf = (word: string): string | null => canonical.get(word) ?? null;

const nearFrom = 6;
const nearMax = 2000;
const longNames = [...canonical.keys()].filter((name) => name.length >= nearFrom && /^[a-z]+$/.test(name));
const near = new Map<string, string | null>();

/** The thing a long word with one slip in it may name: "hedset"; null when it is close to none. */
export const conceptNear = (word: string): string | null => {
  if (word.length < nearFrom || canonical.has(word) || !/^[a-z]+$/.test(word)) return null;
  const before = near.get(word);
  if (before !== undefined) return before;
  const name = longNames.find(
    (one) => one[0] === word[0] && Math.abs(one.length - word.length) <= 1 && distance(one, word) === 1,
  );
  if (near.size >= nearMax) near.clear();
  const concept = name === undefined ? null : (canonical.get(name) ?? null);
  near.set(word, concept);
  return concept;
};

/** Names of things in a run of Chinese, longest first and without overlaps. */
export const chineseConcepts = (text: string): string[] => {
  let rest = text;
  const found: string[] = [];
  for (const word of chinese) {
    if (rest.includes(word)) {
      found.push(canonical.get(word) ?? word);
      rest = rest.replaceAll(word, ' ');
    }
  }
  return found;
};
