import { language } from './language.js';

/** Address of a page of ours; English is carried along, Swedish needs no words. */
export const pageAddress = (path, params = {}) => {
  const query = new URLSearchParams(params);
  if (language() !== 'sv') {
    query.set('lang', language());
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
};

export const boardAddress = (id, params) => pageAddress(`/boards/${encodeURIComponent(id)}`, params);
export const commitmentAddress = (id) => pageAddress(`/commitments/${encodeURIComponent(id)}`);

/** Addresses of the data behind the pages. */
export const boardJson = (id) => `/api/v1/boards/${encodeURIComponent(id)}`;
export const boardCsv = (id) => `${boardJson(id)}?format=csv`;
export const proofJson = (id) => `/api/v1/commitments/${encodeURIComponent(id)}/proof`;
export const valuesCsv = (id) => `/api/v1/indicators/${encodeURIComponent(id)}/values?format=csv`;
export const observationsCsv = (id) => `/api/v1/series/${encodeURIComponent(id)}/observations?format=csv`;
