/**
 * Collects what changed and speaks of it at most once in a while, so that a screen reader is never flooded.
 *
 * @param {{speak: (names: string[]) => void, everyMillis: number, now: () => number, later: (run: () => void, millis: number) => unknown}} edges
 */
export const announcer = ({ speak, everyMillis, now, later }) => {
  const waiting = new Set();
  let spoken = -Infinity;
  let planned = false;

  const tell = () => {
    planned = false;
    spoken = now();
    const names = [...waiting];
    waiting.clear();
    speak(names);
  };

  return (names) => {
    names.forEach((name) => waiting.add(name));
    if (!planned && waiting.size > 0) {
      planned = true;
      later(tell, Math.max(0, spoken + everyMillis - now()));
    }
  };
};
