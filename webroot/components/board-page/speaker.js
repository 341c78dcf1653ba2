import { announcer } from '../../lib/announcer.js';
import { t } from '../../lib/language.js';

const everyMillis = 30_000;
const named = 3;

/** Speaks of changed tiles through the one polite live region of the page, at most every 30 seconds. */
export const speaker = () =>
  announcer({
    everyMillis,
    now: () => performance.now(),
    later: (run, millis) => setTimeout(run, millis),
    speak: (names) => {
      const region = document.getElementById('announcements');
      if (region) {
        region.textContent = sentence(names);
      }
    },
  });

const sentence = (names) => {
  const titles = names.slice(0, named).join('; ');
  return names.length > named
    ? t('live.announceMore', { titles, n: String(names.length - named) })
    : t('live.announce', { titles });
};
