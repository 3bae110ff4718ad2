import type { ContentFault } from '../dialog/index.js';

/** Faults as people read them: file, line and step, what is wrong, what to do. */
export const describeFault = (fault: ContentFault): string =>
  `${fault.file}:${fault.line} ${fault.step === '' ? '' : `${fault.step}: `}${fault.problem}. ${fault.cure}`;
