// The instrument as it is seen: cheeks, face, controls, jacks, lamps, keyboard and, over everything, the cables.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { Cables } from './cables.js';
import { JackElement } from './elements/jack.js';
import { KeyboardElement } from './elements/keyboard.js';
import { KnobElement } from './elements/knob.js';
import { createLamps } from './elements/lamps.js';
import { ButtonElement, WheelElement } from './elements/performer.js';
import { SelectorElement } from './elements/selector.js';
import { listenToJackKeys } from './jack-keys.js';
import { createShades } from './knob-drawing.js';
import { place } from './place.js';
import { createPrint } from './print.js';
import { html } from './svg.js';

const sectionNames = /** @type {Record<string, string>} */ ({
  vco1: 'Oscillator 1', vco2: 'Oscillator 2', portamento: 'Portamento', masterTune: 'Master tune', vcoMixer: 'Mixer', frequencyModulation: 'Frequency modulation',
  highPassFilter: 'High-pass filter', highPassModulation: 'High-pass cutoff modulation', lowPassFilter: 'Low-pass filter', lowPassModulation: 'Low-pass cutoff modulation',
  amplifier: 'Amplifier', modulationGenerator: 'Modulation generator', envelopeGenerator1: 'Envelope generator 1', envelopeGenerator2: 'Envelope generator 2',
  output: 'Output', keyboardBlock: 'Wheel and switch', externalSignalProcessor: 'External signal processor',
});

/** @param {Instrument} instrument @param {Hand} hand */
export function createBoard(instrument, hand) {
  const { face, controls, jacks } = instrument.panel;
  const board = html('div', { class: 'board', role: 'group', 'aria-label': 'Panel' });
  const plate = html('div', { class: 'plate' }), keybed = html('div', { class: 'keybed' }), print = createPrint(instrument), lamps = createLamps(instrument);
  place(plate, face, face.width / 2, face.height / 2, face.width, face.height);
  place(print, face, face.width / 2, face.height / 2, face.width, face.height);
  place(lamps, face, face.width / 2, face.height / 2, face.width, face.height);
  place(keybed, face, face.width / 2, face.keyboardTop + face.keyboardHeight / 2, face.width, face.keyboardHeight);
  board.append(createShades(), html('div', { class: 'cheek left' }), html('div', { class: 'cheek right' }), html('div', { class: 'top' }), plate, keybed, print, lamps);
  // One group a section, so that a screen reader says where it is.
  for (const section of new Set(controls.map((control) => control.section))) {
    const group = html('div', { role: 'group', class: 'section-group', 'aria-label': sectionNames[section] ?? section });
    for (const control of controls) if (control.section === section) group.append(createControl(instrument, hand, control));
    board.append(group);
  }
  const bay = html('div', { role: 'group', class: 'section-group', 'aria-label': 'Patch bay' });
  for (const jack of [...jacks].sort((a, b) => Math.round(a.y / 12) - Math.round(b.y / 12) || a.x - b.x)) {
    const element = new JackElement().setUp(instrument, hand, jack);
    place(element, face, jack.x, jack.y, 12.5, 12.5);
    bay.append(element);
  }
  const keyboard = new KeyboardElement().setUp(instrument), cables = new Cables(instrument, hand), left = face.keyboardBlock, width = 22 * face.whiteKey;
  place(keyboard, face, left + width / 2, face.keyboardTop + face.keyboardHeight / 2, width, face.keyboardHeight);
  board.append(bay, keyboard, cables.root);
  listenToJackKeys(board, instrument, hand);
  return { board, keyboard, cables, print };
}

/** @param {Instrument} instrument @param {Hand} hand @param {import('./types.js').Control} control */
function createControl(instrument, hand, control) {
  const kinds = { knob: KnobElement, selector: SelectorElement, wheel: WheelElement, button: ButtonElement };
  const element = new kinds[control.kind]().setUp(instrument, hand, control);
  place(element, instrument.panel.face, control.x, control.y, control.width, control.height);
  return element;
}
