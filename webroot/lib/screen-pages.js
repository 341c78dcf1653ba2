import { countsByIssuer, sections } from './arrangement.js';

/**
 * What a public screen shows, page by page. Only commitments of the issuers that the board names for its screens; how many of
 * each other issuer are left out is said, never hidden.
 *
 * @param {{tiles: number, indicators: number, rows: number}} capacity what fits on one page
 * @returns {{pages: {kind: 'summary'|'tiles'|'rows'|'indicators', items: object[]}[], counts: object[], others: object[]}}
 */
export const screenPages = (definition, commitments, indicators, capacity) => {
  const mayShow = ({ definition: { issuer } }) => definition.screen.issuers.includes(issuer.kind);
  const shown = commitments.filter(mayShow);
  const others = countsByIssuer(commitments.filter((each) => !mayShow(each)));
  const placed = sections(definition, shown);
  const labelled = (tier) => placed.flatMap((section) => section[tier].map((commitment) => ({ commitment, section })));
  return {
    counts: countsByIssuer(shown),
    others,
    pages: [
      ...(shown.length > 0 ? [{ kind: 'summary', items: countsByIssuer(shown) }] : []),
      ...paged('tiles', labelled('full'), capacity.tiles),
      ...paged('rows', labelled('quiet'), capacity.rows),
      ...paged('indicators', indicators, capacity.indicators),
    ],
  };
};

/** As few pages as can be, filled evenly, so that none is left with a single tile. */
const paged = (kind, items, most) => {
  const pages = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / Math.max(pages, 1));
  return Array.from({ length: pages }, (_, i) => ({ kind, items: items.slice(i * size, (i + 1) * size) })).filter(
    (page) => page.items.length > 0,
  );
};

/** What fits: by the shape of the screen alone, since type grows with it. */
export const capacityOf = (width, height) => {
  if (width >= height) {
    return { tiles: 3, indicators: 4, rows: 8 };
  }
  return width <= 700 ? { tiles: 2, indicators: 3, rows: 6 } : { tiles: 3, indicators: 6, rows: 9 };
};
