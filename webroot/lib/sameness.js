/**
 * Whether a tile would be drawn differently: items are replaced, never altered, so that identity tells.
 */
export const drawnAlike = (one, other) =>
  one === other ||
  (one != null &&
    other != null &&
    one.definition === other.definition &&
    one.item === other.item &&
    (one.indicators?.length ?? 0) === (other.indicators?.length ?? 0) &&
    (one.indicators ?? []).every((each, i) => each.item === other.indicators[i].item));
