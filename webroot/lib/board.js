import { bounds } from './period.js';

/**
 * What a board says at one position: definition and items by id. Pure: a new value for every update, so that all tiles are
 * always drawn from the same position.
 */
export const fromSnapshot = ({ board, epoch, position, at, items }) => ({
  definition: board,
  epoch,
  position,
  at,
  items: new Map(items.filter((item) => !item.removed).map((item) => [item.id, item])),
});

/** The board after an update; the same board when the update says nothing new. */
export const withItems = (board, { position, at, items }) => {
  if (position !== undefined && position < board.position) {
    return board;
  }
  const next = new Map(board.items);
  for (const item of items ?? []) {
    if (item.removed) {
      next.delete(item.id);
    } else {
      next.set(item.id, item);
    }
  }
  return { ...board, position: position ?? board.position, at: at ?? board.at, items: next };
};

/** Every commitment with its item (null while nothing is known of it) and its indicators with theirs. */
export const commitmentsOf = (board) => {
  const indicators = indicatorsById(board);
  return board.definition.commitments.map((definition) => ({
    definition,
    item: board.items.get(definition.id) ?? null,
    state: board.items.get(definition.id)?.status.state ?? 'cannot-be-judged',
    indicators: definition.indicators
      .filter((link) => indicators.has(link.id))
      .map((link) => ({ ...indicators.get(link.id), relation: link.relation, misses: link.misses })),
  }));
};

/** Indicators that stand on the board by themselves, in the order of the definition. */
export const contextOf = (board) =>
  [...indicatorsById(board).values()].filter((indicator) => indicator.definition.context);

const indicatorsById = (board) =>
  new Map(
    board.definition.indicators.map((definition) => [
      definition.id,
      { definition, item: board.items.get(definition.id) ?? null },
    ]),
  );

/** The one indicator that judges a commitment, or null. */
export const judgedIndicator = ({ definition, item, indicators }) => {
  const id = item?.judged?.indicator ?? definition.target?.indicator ?? null;
  return indicators.find((each) => each.definition.id === id) ?? null;
};

/** What is shown of a figure that judges: the period judged and its age, which may be older than the newest and unfinished one. */
export const judgedFigure = (figure, item) => {
  const period = item?.judged?.period ?? null;
  if (!figure || period === null || period === figure.period) {
    return figure;
  }
  const { end } = bounds(period) ?? {};
  return { ...figure, period, observedAt: end ? new Date(end).toISOString() : figure.observedAt, expectedNext: item.expectedNext, qualityNote: null };
};

/**
 * Nothing measures a commitment when no figure has come for an indicator that measures its words, and nobody has reported
 * on it. Proxies do not measure.
 */
export const nothingMeasures = ({ item, indicators }) =>
  !item?.statement && !indicators.some((each) => each.relation === 'measures' && each.item && each.item.period !== null);

/** Commitments whose words are judged by a figure or reported on stand in full; all others stand as quiet rows. */
export const standsInFull = (commitment) =>
  commitment.item?.statement != null ||
  commitment.item?.judged != null ||
  !['cannot-be-judged', 'not-yet-measurable'].includes(commitment.state) ||
  commitment.indicators.some((each) => each.relation === 'measures');
