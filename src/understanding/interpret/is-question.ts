/** Whether a text asks rather than tells. */
export const isQuestion = (text: string): boolean =>
  /[?？]\s*$/.test(text) ||
  /^(?:(?:and|but|so|ok|okay|wait|well|also|then|hi|hey|sorry|just|quick question)[ ,:]+)*(?:what(?:'s|s)?|how|when|where(?:'s|s)?|why|which|who|whose|do|does|did|is|are|was|were|will|would|can|could|should|may|am|have|has)\b/i.test(
    text.trim(),
  ) ||
  /(?:吗|呢|么|嘛)[。！]?$|多久|多少|怎么|如何|什么|哪[里个儿]|为什么|谁(?:来)?(?:出|付|承担|掏)|能不能|可不可以|要不要|是不是|几天/u.test(
    text,
  );
