/** What the task tells the customer, turned into what the customer says. Nothing is made up and nothing is understood. */
export interface OwnWords {
  /** Said one after the other; the first one or two open. */
  readonly requests: readonly string[];
  /** Wishes for when something is not possible, said when it is not. */
  readonly otherwise: readonly string[];
  /** What to say when asked for a yes, where the task says so. */
  readonly atConfirmation: readonly string[];
}

/** "You want your money" to "I want my money". */
export const inFirstPerson = (text: string): string =>
  shifts
    .reduce((said, [from, to]) => said.replace(from, to), text)
    .replace(/\s+/g, ' ')
    .trim();

const shifts: readonly (readonly [RegExp, string])[] = [
  [/^[\s.]+/, ''],
  [/\{([^}]*)\}/g, '($1)'],
  [/'([\w /-]+)': '([^']*)'/g, '$1 $2'],
  [/\byou ask the agent\b/gi, 'ask the agent'],
  [/\bYou name is\b/g, 'My name is'],
  [/\bask the agent (?=how|what|which|whether|if|when)/gi, "I'd like to know "],
  [/\bask the agent (?:explicitly )?to\b/gi, 'please'],
  [/\bask the agent (?:for|about)\b/gi, "I'd like to know"],
  [/\btell (?:it|the agent) to\b/gi, 'please'],
  [
    /\bthe (?:customer service )?agent (asks|tells|says|does|proposes|allows|confirms|cannot|can|should|has|doesn't|is)\b/gi,
    '@@ $1',
  ],
  [/\bthe (?:customer service )?agent\b/gi, '@@'],
  [/\bI'd like to know I'd like to know\b/g, "I'd like to know"],
  [/\b(were|are) you\b/gi, 'am I'],
  [
    /\b(for|to|with|by|of|from|help|helps|give|gives|tell|cost|costs|owe|saves|save|at|let) you\b(?!r|'| (?:are|have|want|can|need|will|would|might|had|do|did|ordered|bought|just|received|prefer))/g,
    '$1 me',
  ],
  [/\bYou're\b/gi, "I'm"],
  [/\bYou are\b/gi, 'I am'],
  [/\bYou were\b/gi, 'I was'],
  [/\byourself\b/gi, 'myself'],
  [/\bYour\b/g, 'My'],
  [/\byour\b/g, 'my'],
  [/\byours\b/gi, 'mine'],
  [/\byou\b/gi, 'I'],
  [/@@ (ask|tell|propose|allow|confirm|say)s\b/g, 'you $1'],
  [/@@ does\b/g, 'you do'],
  [/@@ doesn't\b/g, "you don't"],
  [/@@ has\b/g, 'you have'],
  [/@@ is\b/g, 'you are'],
  [/@@/g, 'you'],
  [/\btell I\b/g, 'tell me'],
  [/^do not say yes immediately, because /i, ''],
  [/^mention that /i, ''],
  [/^be insistent that /i, ''],
  [/ (?=[.,;?!])/g, ''],
];

const sentencesOf = (text: string): string[] =>
  text
    .replace(/[^.]*\(do not share this[^)]*\)\./gi, '')
    .replace(/\((?:[^)]*\b(?:reveal|agent|do not share)\b[^)]*)\)/gi, '')
    .split(/(?<=[.?!;])\s+(?=\S)/)
    .flatMap((sentence) => sentence.split(inside))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z]/i.test(sentence));

/** For whoever plays the customer, and nothing the customer would say. */
const isDirection = (sentence: string): boolean =>
  /^(?:make sure you mention|mention (?:the|these)|do not (?:mention|reveal|share)|you do not want to reveal|make everything|when asked|if asked)|\b(?:do not share|make sure to mention)\b/i.test(
    sentence,
  );

/** "…, but if the agent asks you to confirm, …" inside a sentence is two things. */
const inside = /,? but (?=if the agent asks you to confirm)/i;

const confirmation =
  /^(?:but )?(?:if|when) (?:the )?agent (?:asks|wants)(?: you)? (?:for|to) (?:final )?confirm(?:ation)?[^,]*,\s*(.+)$/is;
const whenAsked = /^(?:if|when) the agent asks (?:for|you|which)[^,]*,\s*/i;
const conditional = /^(?:if|but if|when)\b/i;

/** Begins like a sentence and ends like one. */
const capitalised = (text: string): string => {
  const said = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(said) ? said : `${said.replace(/[;,]$/, '')}.`;
};

export const ownWords = (reasonForCall: string): OwnWords => {
  const requests: string[] = [];
  const otherwise: string[] = [];
  const atConfirmation: string[] = [];
  for (const sentence of sentencesOf(reasonForCall)) {
    const atYes = confirmation.exec(sentence)?.[1];
    if (atYes !== undefined) atConfirmation.push(capitalised(inFirstPerson(atYes)));
    else if (isDirection(sentence) || whenAsked.test(sentence)) continue;
    else if (conditional.test(sentence)) otherwise.push(capitalised(inFirstPerson(sentence)));
    else requests.push(capitalised(inFirstPerson(sentence)));
  }
  return { requests: opening(requests), otherwise, atConfirmation };
};

const openingMax = 240;

/** People say the first two things at once when they are short. */
const opening = ([first, second, ...rest]: readonly string[]): string[] => {
  if (first === undefined) return [];
  if (second === undefined) return [first];
  return first.length + second.length <= openingMax
    ? [`${first} ${second}`, ...rest]
    : [first, second, ...rest];
};
