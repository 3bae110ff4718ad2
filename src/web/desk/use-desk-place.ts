import { useEffect, useState } from 'preact/hooks';

/** Where in the desk the address points: the queue, or the cases, each with what is open there. */
export type DeskPlace =
  | { readonly section: 'queue'; readonly handoffId: string | null }
  | { readonly section: 'cases'; readonly reference: string | null };

const placeInAddress = (): DeskPlace => {
  const [, section, name = ''] = /^#\/(handoffs|cases)(?:\/(.+))?$/.exec(location.hash) ?? [];
  const id = name === '' ? null : decodeURIComponent(name);
  return section === 'cases'
    ? { section: 'cases', reference: id }
    : { section: 'queue', handoffId: section === undefined ? null : id };
};

export const addressOfHandoff = (id: string): string => `#/handoffs/${encodeURIComponent(id)}`;
export const addressOfCase = (reference: string): string => `#/cases/${encodeURIComponent(reference)}`;

/** The place named in the address, so that reload and the browser's back button do what people expect. */
export const useDeskPlace = (): DeskPlace => {
  const [place, setPlace] = useState(placeInAddress);
  useEffect(() => {
    const follow = (): void => setPlace(placeInAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
};
