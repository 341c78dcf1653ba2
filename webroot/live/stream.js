import { LiveConnection } from './connection.js';

let shared = null;

/**
 * Opens the page's one connection. `onState` is told `connecting`, `connected` or `disconnected`. Without it the first
 * subscription opens one to the server that the page came from.
 */
export const connect = ({ url = hubOf(globalThis.location), onState } = {}) => {
  shared?.close();
  shared = new LiveConnection({ url, onState });
  return shared;
};

/** Follows a board over the page's connection; returns the function that stops it. See `LiveConnection.subscribe`. */
export const subscribe = (board, listener) => (shared ?? connect()).subscribe(board, listener);

const hubOf = ({ protocol, host }) => `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/connection/websocket`;
