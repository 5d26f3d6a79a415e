// Joins the panel to the Lab: the socket for what hands do, the sound, and what is said about both.
import { Link } from './link.js';
import { Sound } from './sound.js';
import { token } from './token.js';
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
  instrument.attach(link);
  const power = (takeOver = false) => {
    sound.start({ url: `${place}sound`, protocols, tab: link.tab, takeOver }).catch((error) => {
      instrument.receive({ t: 'status', kind: 'warn', text: String(error.message ?? error) });
    });
  };
  instrument.addEventListener('power', (event) => {
    const on = /** @type {CustomEvent} */ (event).detail?.on !== false;
    if (!on) sound.stop();
    else if (sound.state === 'off' || sound.state === 'lost') power();
  });
  // The Lab was away and is back: the sound that was on comes back by itself.
  link.addEventListener('open', () => {
    if (sound.state === 'lost') power();
  });
  new EngineStatus(instrument, sound, () => power(true));
}
