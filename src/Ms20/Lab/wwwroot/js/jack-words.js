// What a jack is, in words: for its name, its tip, its menu and the read-out.

/** @import {Jack} from './types.js' */
/** @import {Instrument} from './instrument.js' */

/** @type {Record<string, string>} */
export const kindNames = {
  audio: 'sound', pitchHertzPerVolt: 'pitch, hertz per volt', controlVolts: 'control voltage', exponentialControl: 'control voltage, octaves per volt',
  sTrigger: 'switch trigger', clock: 'clock', pitchVoltsPerOctave: 'pitch, volts per octave', gate: 'gate, high while a note lasts',
};

/** @param {Jack} jack */
export const directionOf = (jack) => (jack.direction === 'in' ? 'input' : 'output');

/** @param {number} volts @param {number} [digits] after the point; as many as it has unless told */
export const voltText = (volts, digits) => `${volts > 0 ? '+' : volts < 0 ? '−' : ''}${digits === undefined ? Math.abs(volts) : Math.abs(volts).toFixed(digits)} V`;

/** @param {Jack} jack */
export const rangeText = (jack) => `${voltText(jack.minimumVolts)} to ${voltText(jack.maximumVolts)}`;

/** What arrives at an input and by what. @param {Instrument} instrument @param {string} input */
export function arrivalText(instrument, input) {
  const outside = instrument.hostInputs.get(input), cable = instrument.cableInto(input), normal = instrument.normalOf(input);
  if (outside) return `${outside}, from outside`;
  if (cable) return `${instrument.nameOf(cable.from)}, by cable`;
  return normal ? `${instrument.nameOf(normal)}, by its normal` : 'nothing';
}

/** What is in a jack. @param {Instrument} instrument @param {Jack} jack */
export function jackState(instrument, jack) {
  if (jack.direction === 'out') {
    const to = instrument.cablesAt(jack.id).map((cable) => instrument.nameOf(cable.to));
    return to.length > 0 ? `cable to ${to.join(' and ')}` : 'no cable';
  }
  const outside = instrument.hostInputs.get(jack.id), cable = instrument.cableInto(jack.id), normal = instrument.normalOf(jack.id);
  // What breaks the normal, and which one that is: the way back is to unplug.
  const instead = normal ? ` instead of its normal, ${instrument.nameOf(normal)}` : '';
  if (outside) return `plugged: ${outside}${instead}`;
  if (cable) return `cable from ${instrument.nameOf(cable.from)}${instead}`;
  return normal ? `normal: ${instrument.nameOf(normal)}` : `nothing plugged, open at ${voltText(jack.openVolts)}`;
}

/** Its volts now; empty where they are not known. @param {Instrument} instrument @param {Jack} jack */
export function liveText(instrument, jack) {
  const volts = instrument.volts[jack.id];
  return volts === undefined ? '' : `${voltText(Number(volts.toFixed(2)), 2)} now`;
}

/** Everything but the live volts. @param {Instrument} instrument @param {Jack} jack */
export const jackText = (instrument, jack) => `${jack.name}, ${directionOf(jack)}, ${kindNames[jack.signal]}, ${rangeText(jack)}, ${jackState(instrument, jack)}`;
