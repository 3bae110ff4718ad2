import type { ReturnRefusal } from '../../../turns/index.js';

/** A refusal as the warehouse reads it. */
export const refusalWords = (refusal: ReturnRefusal): string => {
  switch (refusal.kind) {
    case 'case-not-found':
      return 'There is no case with this reference, return number or tracking number. They look like RF-7K3M-92 and RMA-7K3M-92.';
    case 'several-cases':
      return 'Several parcels under way bear this number: name the case, such as RF-7K3M-92.';
    case 'not-awaited':
      return 'This case waits for no parcel: it was received before, or nothing is coming back.';
    case 'unknown-line':
      return `Line "${refusal.lineId}" is not part of this return; "makegood case show" lists its lines.`;
    case 'more-than-asked':
      return `Only ${refusal.most} of line "${refusal.lineId}" are still awaited.`;
    case 'more-than-received':
      return `Only ${refusal.most} of line "${refusal.lineId}" have arrived and not been looked at.`;
    case 'not-inspected':
      return 'Something that arrived has not been looked at: "makegood case inspect" comes first.';
    case 'money-left':
      return 'The money has left or is leaving: a colleague at the desk has to settle it with the customer.';
    case 'goods-replaced':
      return 'New goods were sent for these: a colleague at the desk has to settle it with the customer.';
    case 'under-way':
      return 'The parcel is under way: it can no longer be called off.';
  }
};
