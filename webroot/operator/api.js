/** Talks to the operator's listener. The session's CSRF token is kept in memory only. */
let csrf = null;

/** An answer other than 2xx; `problem` is its problem details, or null when nothing answered. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? `${status}`);
    this.status = status;
    this.problem = problem;
  }
}

const call = async (method, path, body) => {
  const headers = { accept: 'application/json' };
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (csrf !== null && method !== 'GET') {
    headers['x-csrf-token'] = csrf;
  }
  let response;
  try {
    response = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(30_000), cache: 'no-store' });
  } catch {
    throw new Refused(null, null);
  }
  if (response.status === 204) {
    return null;
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refused(response.status, answer);
  }
  return answer;
};

export const read = (path) => call('GET', path);
export const write = (path, body) => call('POST', path, body);

/** The session that the browser has, or null. */
export const session = async () => {
  try {
    const current = await read('/api/v1/session');
    csrf = current.csrf;
    return current;
  } catch (refused) {
    if (refused.status === 401) {
      return null;
    }
    throw refused;
  }
};

export const signIn = async (token) => {
  const begun = await write('/api/v1/session', JSON.stringify({ token }));
  csrf = begun.csrf;
  return begun;
};

export const signOut = async () => {
  await call('DELETE', '/api/v1/session');
  csrf = null;
};

/** All items of a list, page by page; at most ten thousand. */
export const all = async (path) => {
  const items = [];
  let total = 1;
  while (items.length < total && items.length < 10_000) {
    const join = path.includes('?') ? '&' : '?';
    const page = await read(`${path}${join}limit=1000&offset=${items.length}`);
    total = page.items.length === 0 ? 0 : page.total;
    items.push(...page.items);
  }
  return items;
};
