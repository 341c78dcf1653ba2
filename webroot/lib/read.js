/** An answer that was not 200; `status` is null when the server did not answer at all. */
export class ReadFailed extends Error {
  constructor(path, status) {
    super(`${path}: ${status ?? 'no answer'}`);
    this.status = status;
  }
}

/** Reads JSON; gives up after 20 s, and throws {@link ReadFailed} for anything but an answer. */
export const readJson = async (path) => {
  let response;
  try {
    response = await fetch(path, { signal: AbortSignal.timeout(20_000), headers: { accept: 'application/json' } });
  } catch {
    throw new ReadFailed(path, null);
  }
  if (!response.ok) {
    throw new ReadFailed(path, response.status);
  }
  return response.json();
};
