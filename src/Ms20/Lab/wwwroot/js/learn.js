// Learn: first steps. Each says what to do, shows where, and notices when it is done.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { html } from './svg.js';

/**
 * @typedef {{text: string, why: string, at: string[], done: (instrument: Instrument, start: {dials: Record<string, number>}) => boolean}} Step
 * @type {Step[]}
 */
const steps = [
  { text: 'Hold a key: on the screen, Z to P on the computer keyboard, or on a MIDI keyboard.', why: 'The first click or key switches the instrument on.', at: [], done: (instrument) => instrument.held.size > 0 },
  { text: 'Turn the low-pass filter’s CUTOFF FREQUENCY down and up while a key sounds.', why: 'It takes away what lies above it: the sound darkens.', at: ['lpf.cutoff'], done: (instrument, start) => Math.abs(instrument.dial('lpf.cutoff') - start.dials['lpf.cutoff']) > 1.5 },
  { text: 'Turn its PEAK to 8 or more.', why: 'Guides call it resonance. Near the top the filter whistles by itself.', at: ['lpf.peak'], done: (instrument) => instrument.dial('lpf.peak') >= 8 },
  { text: 'Choose RECTANGLE at VCO 1 WAVE FORM, then turn PW.', why: 'The narrower the pulse, the thinner the sound.', at: ['vco1.wave', 'vco1.pw'], done: (instrument) => instrument.dial('vco1.wave') === 2 && instrument.dial('vco1.pw') > 1 },
  { text: 'Turn the low-pass filter’s EG2/EXT up and EG 2’s DECAY TIME to 5.', why: 'Envelope 2 now opens the filter with every key and lets it fall.', at: ['lpf.eg2', 'eg2.decay'], done: (instrument) => instrument.dial('lpf.eg2') >= 4 && instrument.dial('eg2.decay') >= 4 },
  { text: 'Drag a cable from MG OUT (pulse) to TRIG IN.', why: 'The modulation generator now plays instead of the keyboard: its white line has dimmed.', at: ['mg.pulse.out', 'trig.in'], done: (instrument) => instrument.cableInto('trig.in')?.from === 'mg.pulse.out' },
  { text: 'Turn MG FREQUENCY.', why: 'That is now the tempo.', at: ['mg.frequency'], done: (instrument, start) => Math.abs(instrument.dial('mg.frequency') - start.dials['mg.frequency']) > 0.5 },
  { text: 'Undo what you did: Ctrl+Z, as often as you like.', why: 'Nothing can be broken here.', at: [], done: (instrument) => instrument.redoLabel !== '' },
];

/** @param {Instrument} instrument @param {Hand} hand */
export function createLearn(instrument, hand) {
  let at = 0, start = { dials: { ...instrument.patch.dials } }, open = false;
  const list = html('ol', { class: 'steps' });
  const lights = () => {
    for (const element of document.querySelectorAll('.board .pointed')) element.classList.remove('pointed');
    if (!open) return;
    for (const id of steps[at]?.at ?? []) document.querySelector(`.board :is(ms-knob, ms-selector, ms-jack):is([data-control="${id}"], [data-jack="${id}"])`)?.classList.add('pointed');
  };
  const show = () => {
    list.replaceChildren(...steps.map((step, i) => {
      const row = html('li', { class: i < at ? 'done' : i === at ? 'now' : 'later' }, step.text);
      if (i === at) row.setAttribute('aria-current', 'step');
      if (i < at) row.append(html('p', {}, step.why));
      return row;
    }));
    if (at === steps.length) list.append(html('li', { class: 'now' }, 'That was the whole instrument in small. Take a sound from Sounds, and move what its notes say.'));
    lights();
  };
  const check = () => {
    if (!open || at >= steps.length || !steps[at].done(instrument, start)) return;
    hand.say(steps[at].why);
    at++;
    start = { dials: { ...instrument.patch.dials } };
    show();
  };
  for (const name of ['dial', 'cables', 'note', 'history', 'patch']) instrument.addEventListener(name, check);
  const again = html('button', { type: 'button' }, 'From the beginning');
  again.addEventListener('click', () => { at = 0; start = { dials: { ...instrument.patch.dials } }; show(); });
  show();
  return {
    content: html('div', {}, html('section', {}, html('h2', {}, 'First steps'), list, again)),
    opened: () => { open = true; start = { dials: { ...instrument.patch.dials } }; show(); }, closed: () => { open = false; lights(); },
  };
}
