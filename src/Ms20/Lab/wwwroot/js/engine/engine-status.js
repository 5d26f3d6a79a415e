// What there is to know about the sound, in the status bar: load, lost frames, buffer, latency; and the button that takes the sound over from another tab.

const ASK_MS = 500;
const LATE_MS = 80;
const STUCK_MS = 4000;
const AWAKE_MS = 1000;

const SENTENCES = {
  off: '',
  starting: '',
  on: '',
  busy: 'Another tab has the sound.',
  taken: 'Another tab has taken the sound over.',
  lost: 'The sound has stopped: the Lab does not answer.',
};

export class EngineStatus {
  #lateSaid = false;
  #startedAt = 0;

  /** @param {import('./link.js').Panel} instrument @param {import('./sound.js').Sound} sound @param {() => void} takeOver */
  constructor(instrument, sound, takeOver) {
    this.instrument = instrument;
    this.sound = sound;
    this.figures = document.createElement('span');
    this.figures.className = 'engine-figures';
    this.lamp = document.createElement('span');
    this.lamp.className = 'engine-lost';
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'engine-take';
    this.button.textContent = 'Take the sound over';
    this.button.hidden = true;
    this.button.addEventListener('click', takeOver);
    document.querySelector('#engine-slot')?.append(this.figures, this.lamp, this.#bufferChoice(), this.button);
    sound.addEventListener('state', () => this.#state());
    sound.addEventListener('figures', () => this.#show());
    sound.addEventListener('asleep', () => setTimeout(() => this.#asleep(), AWAKE_MS));
    setInterval(() => this.#tick(), ASK_MS);
  }

  #bufferChoice() {
    const select = document.createElement('select');
    select.className = 'engine-buffer';
    select.setAttribute('aria-label', 'Buffer');
    select.append(new Option('Buffer: automatic', 'auto'), new Option('Buffer: fast', 'fast'), new Option('Buffer: safe', 'safe'));
    select.addEventListener('change', () => this.sound.chooseBuffer(/** @type {any} */ (select.value)));
    return select;
  }

  #state() {
    const state = this.sound.state;
    this.#startedAt = performance.now();
    this.button.hidden = state !== 'busy' && state !== 'taken';
    const sentence = SENTENCES[state];
    if (sentence) this.#say(sentence, 'warn');
    if (state !== 'on') this.figures.textContent = '';
    this.instrument.dispatchEvent(new CustomEvent('engine', { detail: { state, sentence } }));
  }

  #asleep() {
    const { state, context } = this.sound;
    if (state === 'on' && context?.state !== 'running') this.#say('The browser has stopped the sound: click the panel to go on.', 'warn');
  }

  #tick() {
    this.sound.ask();
    const { state, context } = this.sound;
    if (state !== 'starting' || performance.now() - this.#startedAt < STUCK_MS) return;
    this.#startedAt = Infinity;
    this.#say(context?.state === 'running'
      ? 'The engine sends no sound: look at what the Lab says where it was started.'
      : 'The browser plays nothing yet: click the panel once, and check that the computer has a loudspeaker or headphones.', 'warn');
  }

  #show() {
    const { figures, context, outputMs } = this.sound;
    const rate = context?.sampleRate ?? 48000;
    const ringMs = (1000 * Number(figures.target)) / rate;
    this.figures.textContent = `${Math.round(Number(figures.load) * 100)} % load · ${(ringMs + outputMs).toFixed(0)} ms`;
    this.figures.title = `Ring ${figures.target} frames (${ringMs.toFixed(1)} ms), loudspeaker ${outputMs.toFixed(1)} ms, `
      + `burst ${figures.burst}, round trip ${Number(figures.roundTripMs).toFixed(1)} ms (99 %: ${Number(figures.roundTrip99Ms).toFixed(1)} ms)`;
    this.lamp.textContent = Number(figures.gaps) > 0 ? `${figures.gaps} ${figures.gaps === 1 ? 'gap' : 'gaps'}` : '';
    if (outputMs > LATE_MS && !this.#lateSaid) {
      this.#lateSaid = true;
      this.#say(`Your headphones or loudspeakers are ${Math.round(outputMs)} ms late, as Bluetooth ones are: with a cable, keys answer at once.`, 'warn');
    }
  }

  /** @param {string} text @param {'ok' | 'warn' | 'error'} kind */
  #say(text, kind) {
    this.instrument.receive({ t: 'status', text, kind });
  }
}
