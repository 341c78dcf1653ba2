/** Which page an address means: `{page, id, screen}`. */
export const routeOf = (pathname, search) => {
  const [, first, second, third, fourth] = pathname.replace(/\/+$/, '').split('/');
  const screen = new URLSearchParams(search).get('screen') === '1';
  if (!first) {
    return { page: 'start', id: null, screen: false };
  }
  if (first === 'boards' && second && !third) {
    return { page: screen ? 'screen' : 'board', id: decoded(second), screen };
  }
  if (first === 'boards' && second && third === 'changes' && !fourth) {
    return { page: 'changes', id: decoded(second), screen: false };
  }
  if (first === 'commitments' && second && !third) {
    return { page: 'commitment', id: decoded(second), screen: false };
  }
  return first === 'guide' && !second
    ? { page: 'guide', id: null, screen: false }
    : { page: 'missing', id: null, screen: false };
};

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The board a commitment stands on: ids begin with their board's id. */
export const boardOf = (commitment) => commitment.split('-')[0];
