import { createHash } from 'node:crypto';
import { pageStyle } from './page-style.js';

export { pageStyle };

/** The button is there only where it works. */
export const pageScript =
  "const b=document.getElementById('page:print');b.hidden=false;b.addEventListener('click',()=>print())";

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page's own content policy: its one style and its one script by hash, our icon, nothing else. */
export const pageContentPolicy = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(pageScript)}`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
