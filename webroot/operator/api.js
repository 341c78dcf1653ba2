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

const call = async (method, path, body, type = 'application/json', patience = 30_000) => {
  const headers = { accept: 'application/json' };
  if (body !== undefined) {
    headers['content-type'] = type;
  }
  if (csrf !== null && method !== 'GET') {
    headers['x-csrf-token'] = csrf;
  }
  let response;
  try {
    response = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(patience), cache: 'no-store' });
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
export const remove = (path, body) => call('DELETE', path, body);
export const sendFile = (path, file) => call('POST', path, file, 'application/octet-stream', 600_000);

/** Whether somebody has signed in here: the session itself is in a cookie that no script can read. */
const remembered = {
  key: 'framdrift.signedIn',
  is() {
    try {
      return localStorage.getItem(this.key) === 'true';
    } catch {
      return true;
    }
  },
  set(signedIn) {
    try {
      localStorage.setItem(this.key, String(signedIn));
    } catch {
      // Storage may be forbidden; then the server is asked every time.
    }
  },
};

/** The session that the browser has, or null. */
export const session = async () => {
  if (!remembered.is()) {
    return null;
  }
  try {
    const current = await read('/api/v1/session');
    csrf = current.csrf;
    return current;
  } catch (refused) {
    if (refused.status === 401) {
      remembered.set(false);
      return null;
    }
    throw refused;
  }
};

export const signIn = async (token) => {
  const begun = await write('/api/v1/session', JSON.stringify({ token }));
  csrf = begun.csrf;
  remembered.set(true);
  return begun;
};

export const signOut = async () => {
  await call('DELETE', '/api/v1/session');
  csrf = null;
  remembered.set(false);
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
