// Where the page starts.

import { start } from './engine/engine.js';
import { Instrument } from './instrument.js';
import { mountLab } from './lab.js';
import { fromFile } from './patch.js';
import { patchOfAddress } from './address.js';

const panel = await (await fetch('panel.json')).json();
const instrument = new Instrument(panel);
const lab = mountLab(document.body, instrument);
const shared = await patchOfAddress();
if (shared) {
  instrument.load(fromFile(panel, shared), shared.name || 'patch from the address');
  // The Lab's own patch must not take the place of the one that was asked for.
  /** @type {any} */ (instrument).unsent = true;
}
if (new URLSearchParams(location.search).has('test')) /** @type {any} */ (globalThis).ms20 = { instrument, lab };
void start(instrument, panel);
