import { chooseLanguage, setLanguage } from './lib/language.js';
import { registerAppShell } from './components/app-shell/app-shell.js';
import { registerBoardFilter } from './components/board-filter/board-filter.js';
import { registerBoardPage } from './components/board-page/board-page.js';
import { registerChangesPage } from './components/changes-page/changes-page.js';
import { registerCommitmentPage } from './components/commitment-page/commitment-page.js';
import { registerCommitmentRow } from './components/commitment-row/commitment-row.js';
import { registerCommitmentTile } from './components/commitment-tile/commitment-tile.js';
import { registerIndicatorTile } from './components/indicator-tile/indicator-tile.js';
import { registerDataFigure } from './components/data-figure/data-figure.js';
import { registerReadingGuide } from './components/reading-guide/reading-guide.js';
import { registerScreenPage } from './components/screen-page/screen-page.js';
import { registerStartPage } from './components/start-page/start-page.js';
import { remembered } from './components/app-shell/remembered.js';

setLanguage(chooseLanguage(location.search, remembered.language()));

[
  registerStartPage,
  registerBoardFilter,
  registerCommitmentRow,
  registerCommitmentTile,
  registerIndicatorTile,
  registerBoardPage,
  registerDataFigure,
  registerCommitmentPage,
  registerChangesPage,
  registerReadingGuide,
  registerScreenPage,
  registerAppShell,
].forEach((register) => register());

document.documentElement.dataset.started = 'true';
