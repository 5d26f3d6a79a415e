// How loud the sound from outside is, and how much of it is heard untouched: what is needed to set it before it goes through the filters.

// The external signal processor is made for -10 to -6 dBV; full scale is 1 V at SIGNAL IN.
const NOMINAL_FROM = -10;
const NOMINAL_TO = -6;
const LOWEST = -48;
const HIGHEST = 0;

export class ExternalMeter extends EventTarget {
  /** @type {AnalyserNode | null} */
  #listener = null;
  #samples = new Float32Array(2048);
  #frame = 0;

  #meter = document.createElement('meter');
  #dry = document.createElement('input');

  constructor() {
    super();
    this.root = document.createElement('span');
    this.root.className = 'engine-dry';
    this.root.hidden = true;
    Object.assign(this.#meter, { min: LOWEST, max: HIGHEST, low: NOMINAL_FROM, high: NOMINAL_TO, optimum: (NOMINAL_FROM + NOMINAL_TO) / 2, value: LOWEST });
    this.#meter.title = `Level of the sound from outside; green is what SIGNAL IN is made for, ${NOMINAL_FROM} to ${NOMINAL_TO} dBV`.replaceAll('-', '−');
    this.#meter.setAttribute('aria-label', 'Level of the sound from outside');
    Object.assign(this.#dry, { type: 'range', min: '0', max: '1', step: '0.01', value: '0' });
    this.#dry.setAttribute('aria-label', 'Untouched sound from outside');
    this.#dry.addEventListener('input', () => this.dispatchEvent(new CustomEvent('dry')));
    const label = document.createElement('label');
    label.append('Dry ', this.#dry);
    this.root.append(this.#meter, ' ', label);
  }

  /** How much is to be heard untouched, 0 to 1. */
  get dry() {
    return Number(this.#dry.value);
  }

  /** Shows the level of a source until {@link hide}. @param {AudioNode} source */
  show(source) {
    this.hide();
    this.root.hidden = false;
    this.#listener = new AnalyserNode(source.context, { fftSize: this.#samples.length });
    source.connect(this.#listener);
    this.#draw();
  }

  hide() {
    cancelAnimationFrame(this.#frame);
    this.root.hidden = true;
    this.#listener?.disconnect();
    this.#listener = null;
  }

  #draw = () => {
    if (!this.#listener) return;
    this.#listener.getFloatTimeDomainData(this.#samples);
    let squares = 0;
    for (const sample of this.#samples) squares += sample * sample;
    const decibels = 10 * Math.log10(squares / this.#samples.length + 1e-12);
    this.#meter.value = Math.max(LOWEST, Math.min(HIGHEST, decibels));
    this.#frame = requestAnimationFrame(this.#draw);
  };
}
