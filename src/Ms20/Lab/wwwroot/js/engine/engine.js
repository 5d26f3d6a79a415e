// Joins the panel to the Lab: the socket for what hands do, the sound, and what is said about both.
import { External } from './external.js';
import { Library } from './library.js';
import { Link } from './link.js';
import { Midi } from './midi.js';
import { Sound } from './sound.js';
import { SoundKeeper } from './sound-keeper.js';
import { token } from './token.js';
import { fillEngineSettings } from './engine-settings.js';
import { showFigures } from './figures.js';
import { EngineStatus } from './engine-status.js';

const PROTOCOL = 'ms20.v1';

/** The sound of this tab, for the scope, for tests and for whoever asks. */
export const sound = new Sound();

/**
 * @param {import('./link.js').Panel} instrument @param {unknown} _panel the panel's rows, for later
 */
export async function start(instrument, _panel) {
  const protocols = [PROTOCOL, `t.${await token()}`];
  const place = `ws://${location.host}/ws/`;
  const link = new Link(instrument, `${place}control`, protocols);
  /** @type {any} */ (instrument).library = new Library(link);
  instrument.attach(link);
  const power = async (takeOver = false) => {
    try {
      await sound.start({ url: `${place}sound`, protocols, tab: link.tab, takeOver });
    } catch (error) {
      instrument.receive({ t: 'status', kind: 'warn', text: String(/** @type {Error} */ (error).message ?? error) });
    }
  };
  instrument.addEventListener('power', (event) => {
    const on = /** @type {CustomEvent} */ (event).detail?.on !== false;
    if (!on) sound.stop();
    else if (sound.state === 'off' || sound.state === 'lost') void power();
  });
  new SoundKeeper(sound, link, power);
  const midi = new Midi(/** @type {any} */ (instrument), link);
  /** @type {any} */ (instrument).midi = midi;
  const fill = (/** @type {HTMLElement} */ element) => fillEngineSettings(element, sound, midi, link);
  /** @type {any} */ (instrument).fillEngineSettings = fill;
  const rear = /** @type {HTMLElement | null} */ (document.querySelector('#rear-engine'));
  if (rear) fill(rear);
  if (new URLSearchParams(location.search).has('diag')) showFigures(sound);
  new EngineStatus(instrument, sound, () => void power(true));
  new External(instrument, sound, link, async () => {
    if (sound.state === 'off' || sound.state === 'lost') await power();
  });
}
