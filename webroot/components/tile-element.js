import { drawnAlike } from '../lib/sameness.js';
import { PageElement } from './page-element.js';

/** A tile: drawn again only when what it shows has changed, or when an hour has passed and figures are older. */
export class TileElement extends PageElement {
  static properties = {
    commitment: { attribute: false, hasChanged: (now, before) => !drawnAlike(now, before) },
    indicator: { attribute: false, hasChanged: (now, before) => !drawnAlike(now, before) },
    change: { attribute: false },
    hour: { attribute: false },
    municipality: { attribute: false },
  };

  /** The moment that ages are counted from. */
  get now() {
    return new Date(this.hour * 3_600_000);
  }

  updated() {
    if (this.change) {
      this.dataset.pulse = this.change.pulse;
    }
  }
}

/** Hours since 1970: what changes a tile's age, and nothing faster. */
export const hourOf = (date) => Math.floor(date.getTime() / 3_600_000) + 1;
