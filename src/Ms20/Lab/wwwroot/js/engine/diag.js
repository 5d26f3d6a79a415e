// The page without a panel: power, a few keys, and the figures of the sound.
import { sound, start } from './engine.js';
import { showFigures } from './figures.js';

const KEYS = [48, 52, 55, 60, 64, 67, 72];
const NAMES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

class BarePanel extends EventTarget {
  /** @type {any} */
  link = null;
  /** @type {any} */
  patch = {};
  unsent = false;

  /** @param {any} link */
  attach(link) {
    this.link = link;
  }

  /** @param {any} message */
  receive(message) {
    if (message.t === 'patch') this.patch = message.patch;
    if (message.t === 'status') element('status').textContent = message.text;
  }

  power() {
    this.dispatchEvent(new CustomEvent('power', { detail: { on: true } }));
  }

  /** @param {number} n @param {boolean} on @param {number} at */
  key(n, on, at) {
    if (on) this.power();
    this.link?.send({ t: on ? 'on' : 'off', n, v: 100, at });
  }
}

const panel = new BarePanel();

/** @param {string} id @returns {HTMLElement} */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no element ${id}.`);
  return found;
}

element('power').addEventListener('click', () => panel.power());
for (const n of KEYS) {
  const key = document.createElement('button');
  key.type = 'button';
  key.textContent = `${NAMES[n % 12]}${Math.floor(n / 12) - 1}`;
  key.addEventListener('pointerdown', (event) => panel.key(n, true, event.timeStamp));
  for (const end of ['pointerup', 'pointerleave', 'pointercancel']) {
    key.addEventListener(end, (event) => { if (panel.link) panel.key(n, false, event.timeStamp); });
  }
  element('keys').append(key);
}

showFigures(sound, element('figures'));

await start(panel, null);
