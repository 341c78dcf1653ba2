const every = 600_000; // ms between looks

/**
 * Calls `onNew` once when the server has begun to serve another release: its `api-info` or the first page has changed. Returns the
 * function that stops it. A server that does not answer is no new release.
 */
export const watchRelease = (onNew) => {
  let known = null;
  let timer = null;
  let stopped = false;

  const look = async () => {
    const release = await readRelease();
    if (stopped) {
      return;
    }
    if (release !== null && known !== null && release !== known) {
      onNew();
      return;
    }
    known = release ?? known;
    timer = setTimeout(look, every);
  };

  look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
};

const readRelease = async () => {
  try {
    const [info, page] = await Promise.all([read('/api/v1/api-info'), read('/')]);
    return `${info}\n${page}`;
  } catch {
    return null;
  }
};

const read = async (path) => {
  const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(20_000) });
  if (answer.status >= 500) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.ok ? answer.text() : '';
};
