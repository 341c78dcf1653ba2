const key = 'framdrift.language';

/** The language chosen before, on this browser; a browser that stores nothing is none the worse. */
export const remembered = {
  language() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  rememberLanguage(language) {
    try {
      localStorage.setItem(key, language);
    } catch {
      // Storage may be forbidden; the address carries the language too.
    }
  },
};
