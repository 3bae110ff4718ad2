import { plain } from '../text/words.js';

const hedge =
  /(?:^|[^\p{L}\p{N}])(?:but|wait|hold on|hang on|however|although|though|unless|except|provided|as long as|only if|only on|if|actually|instead|rather|not (?:the|that|this|on|to|yet)|first)(?![\p{L}\p{N}])|但是?|可是|不过|等等|等一下|等下|先别|先等|除了|除非|只要|如果|要是|前提|改成|而不是|不是/u;

/**
 * Whether what follows a yes takes some of it back: "yes, but on my other card", "yes wait, is that the plain one?".
 * Money moves on a plain yes only.
 */
export const isHedged = (rest: string): boolean => /[?？]/.test(rest) || hedge.test(plain(rest));
