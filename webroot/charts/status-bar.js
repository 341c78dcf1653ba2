import { svg } from 'lit';
import { stateOf } from '../lib/states.js';


/**
 * Where the pieces of a bar begin and how wide they are, in percent of the bar: exactly in proportion. The line between two
 * pieces is drawn over their edge, so that a small piece is never drawn larger than it is.
 *
 * @param {[string, number][]} states
 */
export const barPieces = (states, total) => {
  let from = 0;
  return states.map(([state, n]) => {
    const piece = { state, n, x: from, width: (100 * n) / total };
    from += piece.width;
    return piece;
  });
};

/** A bar of states; what nobody can tell is hatched, so that it never looks like progress. */
export const statusBar = (states, total) => svg`
  <defs>
    <pattern id="nobody-can-tell" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="bar-unknown" width="6" height="6"/><line class="bar-hatch" x1="0" y1="0" x2="0" y2="6"/>
    </pattern>
  </defs>
  ${barPieces(states, total).map(({ state, x, width: w }) => {
    const { tone } = stateOf(state);
    return svg`<rect class=${`bar-${tone} bar-${state}`} x=${`${x}%`} y="0" width=${`${w}%`} height="100%" fill=${tone === 'unknown' ? 'url(#nobody-can-tell)' : null}/>`;
  })}`;
