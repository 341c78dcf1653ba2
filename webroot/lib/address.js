import { language } from './language.js';
import { moment } from './moment.js';

/** Address of a page of ours; English is carried along, Swedish needs no words. */
export const pageAddress = (path, params = {}) => {
  const query = new URLSearchParams(params);
  if (language() !== 'sv') {
    query.set('lang', language());
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
};

/** Whoever looks at the past stays there from page to page, until they say otherwise. */
const then = () => (moment() === null ? {} : { asOf: moment() });

export const boardAddress = (id, params) => pageAddress(`/boards/${encodeURIComponent(id)}`, params?.screen ? params : { ...then(), ...params });
export const commitmentAddress = (id) => pageAddress(`/commitments/${encodeURIComponent(id)}`, then());
export const changesAddress = (id, params) => pageAddress(`/boards/${encodeURIComponent(id)}/changes`, params);

/** Addresses of the data behind the pages. */
const read = (path, params) => {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null && value !== undefined)).toString();
  return query ? `${path}?${query}` : path;
};

export const boardJson = (id, asOf = null) => read(`/api/v1/boards/${encodeURIComponent(id)}`, { asOf });
export const boardCsv = (id, asOf = null) => read(`/api/v1/boards/${encodeURIComponent(id)}`, { format: 'csv', asOf });
export const proofJson = (id, asOf = null, municipality = null) => read(`/api/v1/commitments/${encodeURIComponent(id)}/proof`, { asOf, municipality });
export const changesJson = (municipality, params) => read('/api/v1/changes', { municipality, ...params });
export const valuesCsv = (id) => `/api/v1/indicators/${encodeURIComponent(id)}/values?format=csv`;
export const observationsCsv = (id) => `/api/v1/series/${encodeURIComponent(id)}/observations?format=csv`;
