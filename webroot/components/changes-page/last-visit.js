const key = (board) => `framdrift.seen.${board}`;

/** What a reader has marked as read on this browser; a browser that stores nothing is none the worse. */
export const lastVisit = {
  of(board, epoch) {
    try {
      const seen = JSON.parse(localStorage.getItem(key(board)));
      return seen && seen.epoch === epoch && Number.isSafeInteger(seen.position) ? seen : null;
    } catch {
      return null;
    }
  },
  remember(board, epoch, { position, at }) {
    try {
      localStorage.setItem(key(board), JSON.stringify({ epoch, position, at }));
    } catch {
      // Storage may be forbidden; the page then begins a month back.
    }
  },
};
