import { useEffect, useState } from 'preact/hooks';

const idInAddress = (): string | null => {
  const found = /^#\/handoffs\/(.+)$/.exec(location.hash)?.[1];
  return found === undefined ? null : decodeURIComponent(found);
};

/** The hand-off named in the address, so that reload and the browser's back button do what people expect. */
export const useOpenHandoff = () => {
  const [handoffId, setHandoffId] = useState(idInAddress);
  useEffect(() => {
    const follow = (): void => setHandoffId(idInAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return {
    handoffId,
    addressOf: (id: string): string => `#/handoffs/${encodeURIComponent(id)}`,
    leave: (): void => {
      location.hash = '#/';
    },
  };
};
