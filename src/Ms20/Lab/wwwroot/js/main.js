// Where the page starts.

import { start } from './engine/engine.js';
import { Instrument } from './instrument.js';
import { mountLab } from './lab.js';
import { takeFromAddress } from './address.js';

const panel = await (await fetch('panel.json')).json();
const instrument = new Instrument(panel);
const lab = mountLab(document.body, instrument);
const say = (/** @type {string} */ text) => lab.hand.say(text, true);
// The Lab's own patch must not take the place of the one that was asked for.
if (await takeFromAddress(instrument, say)) /** @type {any} */ (instrument).unsent = true;
addEventListener('hashchange', () => void takeFromAddress(instrument, say));
if (new URLSearchParams(location.search).has('test')) /** @type {any} */ (globalThis).ms20 = { instrument, lab };
void start(instrument, panel);
