import { nothingMeasures, standsInFull } from './board.js';
import { issuerKey } from './issuer.js';
import { stateOf } from './states.js';

/**
 * The board's commitments under its areas or its groups, in the order of the definition; sections without any are left out.
 * A commitment without a group stands under its area. What is judged comes before what is reported, and that before what
 * nobody can tell; commitments in the same state keep the order of the document.
 *
 * @param placeOf `{full, place}` of a commitment: whether it stands in full, and its place by state
 */
export const sections = (definition, commitments, placeOf = presentPlace) => {
  const groups = definition.order === 'group' ? definition.groups : [];
  const headings = [
    ...groups.map(({ id, number, title }) => ({ id, number, title })),
    ...definition.areas.map(({ id, title }) => ({ id, number: null, title })),
  ];
  const known = new Set(headings.map(({ id }) => id));
  const placed = grouped(commitments, (each) => heading(each, groups, known));
  return [...headings, { id: '', number: null, title: null }]
    .filter(({ id }) => placed.has(id))
    .map((each) => ({ ...each, ...tiers(placed.get(each.id), placeOf) }));
};

const heading = ({ definition }, groups, known) => {
  const group = groups.length > 0 ? definition.group : null;
  const id = group ?? definition.area;
  return known.has(id) ? id : '';
};

const presentPlace = (commitment) => ({ full: standsInFull(commitment), place: stateOf(commitment.state).place });

const tiers = (commitments, placeOf) => {
  const placed = commitments
    .map((commitment, order) => ({ commitment, order, ...placeOf(commitment) }))
    .sort((one, other) => one.place - other.place || one.order - other.order);
  const tier = (full) => placed.filter((each) => each.full === full).map(({ commitment }) => commitment);
  return { full: tier(true), quiet: tier(false) };
};

/** One entry per issuer, never a sum over them: how many commitments, in which states, and how many nothing measures. */
export const countsByIssuer = (commitments) =>
  [...grouped(commitments, ({ definition }) => issuerKey(definition.issuer)).values()].map((ofIssuer) => ({
    issuer: ofIssuer[0].definition.issuer,
    documents: [...new Set(ofIssuer.map(({ definition }) => definition.document))],
    total: ofIssuer.length,
    states: countStates(ofIssuer),
    unmeasured: ofIssuer.filter(nothingMeasures).length,
  }));

/** `[[state, n]]` in the order of the states; states that nobody is in are left out. */
export const countStates = (commitments) =>
  [...grouped(commitments, ({ state }) => state)]
    .map(([state, members]) => [state, members.length])
    .sort(([one], [other]) => stateOf(one).place - stateOf(other).place);

const grouped = (list, key) => {
  const groups = new Map();
  for (const each of list) {
    const id = key(each);
    groups.set(id, [...(groups.get(id) ?? []), each]);
  }
  return groups;
};
