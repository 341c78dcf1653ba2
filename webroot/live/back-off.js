const first = 1_000; // ms within which the first new attempt comes
const longest = 20_000; // ms that two attempts are apart at most
const shortest = 100; // ms, so that a server that refuses at once is not hammered

/**
 * Milliseconds to wait before attempt `attempt` (0, 1, 2 …) to connect again. Spread over the whole time, so that all the screens
 * of a server that restarts do not come back in the same moment.
 */
export const pause = (attempt, random = Math.random()) =>
  shortest + random * (Math.min(longest, first * 2 ** attempt) - shortest);
