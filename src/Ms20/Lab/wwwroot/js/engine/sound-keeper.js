// Brings the sound back that a hand has switched on once: when the Lab is back, when the connection has broken, when the tab that took it over is gone.

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;

export class SoundKeeper {
  #pause = FIRST_PAUSE_MS;
  #timer = 0;

  /** @param {import('./sound.js').Sound} sound @param {import('./link.js').Link} link @param {() => Promise<void>} start */
  constructor(sound, link, start) {
    this.sound = sound;
    this.link = link;
    this.start = start;
    sound.addEventListener('state', () => this.#look());
    link.addEventListener('open', () => {
      this.#pause = FIRST_PAUSE_MS;
      if (sound.state === 'lost') this.#again();
    });
    link.addEventListener('message', (event) => {
      const { detail } = /** @type {CustomEvent<import('../protocol.js').FromLab>} */ (event);
      const isFree = detail.t === 'sound' && detail.tab === 0;
      if (isFree && (sound.state === 'taken' || sound.state === 'busy')) this.#again();
    });
  }

  #look() {
    if (this.sound.state === 'on') this.#pause = FIRST_PAUSE_MS;
    // Without the Lab there is nothing to try; the link says when it is back.
    if (this.sound.state !== 'lost' || !this.link.isOpen) return;
    this.#again();
    this.#pause = Math.min(LONGEST_PAUSE_MS, 2 * this.#pause);
  }

  #again() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (['lost', 'taken', 'busy'].includes(this.sound.state) && this.link.isOpen) void this.start();
    }, this.#pause);
  }
}
