import type { Mood } from '../domain/index.js';
import { plain } from './text/words.js';

const anger =
  /\b(ridiculous|unacceptable|outrageous|furious|angry|pissed|fed up|sick of|disgust\w*|appalling|pathetic|useless|terrible|awful|horrible|worst|joke|scam\w*|rip ?off|absurd|nightmare|incompetent|wtf|bullshit|damn|disgrace|how dare|waste of (?:my )?time|wasting my time|had enough|never (?:buy|shop|order)\w* (?:here|from you|again))\b|(?:太差|气死|离谱|垃圾|骗子|坑人|过分|恶心|无语|欺负|什么态度|凭什么|忍无可忍|受够|不要脸|差评|坑爹)/u;
const legal =
  /\b(lawyers?|attorney|solicitor|sue|suing|lawsuit|legal action|small claims|court|trading standards|consumer protection|better business bureau|bbb|ombudsman|ftc|attorney general|chargeback|press charges|legally)\b|(?:律师|起诉|法院|法律途径|消协|消费者协会|工商局|市场监管|仲裁|曝光|报警)|12315/u;
const vulnerable =
  /\b(passed away|died|funeral|bereave\w*|grieving|widow\w*|cancer|chemo\w*|hospital|terminally|disabled|disability|wheelchair|suicid\w*|kill myself|end my life|depress\w*|panic attack|lost my job|cant afford (?:food|rent)|homeless|pregnan\w*|stroke|dementia|elderly mother|mental health)\b|(?:去世|过世|离世|葬礼|癌|住院|残疾|抑郁|自杀|不想活|失业|病重|丧|孕妇|救命钱)/u;
/** Harm to a body: a person should hear of it at once. */
const harmed =
  /\b(rash(?:es)?|hives|allergic|allergic reaction|burn(?:ed|t)? (?:me|my|his|her|our|myself|a finger)|burns on|hurt (?:me|my|myself|his|her)|injur(?:ed|y|ies)|bleed\w*|swollen|swelling|blister\w*|poison\w*|(?:made|make|makes|making) (?:me|us|him|her|them) (?:sick|ill|dizzy)|(?:electric(?:al)? )?shock(?:ed)? (?:me|my|him|her)|electric shock|electrocut\w*|cut (?:me|my (?:hand|finger|foot|leg|lip|skin))|chok(?:ed|ing)|caught fire|exploded)\b|(?:过敏|起(?:了)?(?:疹|红点|水泡)|红肿|烫伤|烧伤|灼伤|烫到|受伤|流血|出血|中毒|呕吐|触电|电到|电了我|割伤|划伤(?!痕)|爆炸|起火|(?<!不)着火(?!机))/u;
const petDied =
  /\b(battery|phone|watch|laptop|speaker|headphones?|it|they|tv|tablet|device|screen|mouse|keyboard|charger|plant) (?:just |suddenly |has |have )?died\b/u;
const abuse =
  /\b(fuck\w*|f\*+k|shit\w*|asshole\w*|bitch\w*|bastard\w*|cunt\w*|idiots?|morons?|stupid (?:bot|people|company)|retard\w*|dickhead|go to hell|piece of shit|screw you)\b|(?:傻逼|傻b|他妈|妈的|操你|草泥马|滚蛋|王八蛋|混蛋|去死|脑残|废物|狗屁)/u;

const shouted = (text: string): boolean => {
  const letters = text.replace(/[^A-Za-z]/g, '');
  return letters.length >= 12 && letters.replace(/[^A-Z]/g, '').length / letters.length > 0.8;
};

/** Whether somebody was hurt by the goods. */
export const tellsHarm = (text: string): boolean =>
  harmed.test(plain(text).replace(/hypo ?allergenic|抗过敏|防过敏/gu, ' '));

/** How a message sounds, from a lexicon in both languages. Raises tone and priority, never an amount. */
export const readMood = (text: string): Mood => {
  const words = plain(text);
  const abusive = abuse.test(words) || /f\*+k|f\*{2,}/i.test(text);
  return {
    angry: abusive || anger.test(words) || shouted(text) || /[!！]{3,}/.test(text),
    legalThreat: legal.test(words),
    vulnerable: vulnerable.test(words.replace(petDied, ' ')) || tellsHarm(text),
    abusive,
  };
};
