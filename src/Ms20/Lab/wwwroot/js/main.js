// Where the page starts.

import { Instrument } from './instrument.js';
import { mountLab } from './lab.js';
import { fromFile } from './patch.js';

const panel = await (await fetch('panel.json')).json();
const instrument = new Instrument(panel);
const first = panel.patches.find((/** @type {{name: string}} */ row) => row.name === panel.defaultPatch);
if (first) instrument.receive({ t: 'patch', patch: first.patch });
mountLab(document.body, instrument);
if (new URLSearchParams(location.search).has('test')) /** @type {any} */ (globalThis).ms20 = { instrument, fromFile };
