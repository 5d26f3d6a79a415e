// What there is to choose about sound: quality, buffer, limiter; and MIDI.
import { createMidiSettings } from './midi-settings.js';

/**
 * Fills an element.
 * @param {HTMLElement} place @param {import('./sound.js').Sound} sound @param {import('./midi.js').Midi} midi @param {import('./link.js').Link} link
 */
export function fillEngineSettings(place, sound, midi, link) {
  place.replaceChildren(
    choice('Quality', [['eco', 'Eco'], ['standard', 'Standard'], ['high', 'High']], 'standard', (v) => link.send({ t: 'quality', v })),
    choice('Buffer', [['auto', 'Automatic'], ['fast', 'Fast'], ['safe', 'Safe']], sound.buffer, (v) => sound.chooseBuffer(/** @type {any} */ (v))),
    limiter(link),
    createMidiSettings(midi),
  );
}

/** @param {string} name @param {string[][]} options @param {string} value @param {(value: string) => void} choose */
function choice(name, options, value, choose) {
  const select = document.createElement('select');
  for (const [id, title] of options) select.append(new Option(title, id, false, id === value));
  select.addEventListener('change', () => choose(select.value));
  return labelled(name, select);
}

/** @param {import('./link.js').Link} link */
function limiter(link) {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = true;
  box.addEventListener('change', () => link.send({ t: 'limiter', v: box.checked }));
  return labelled('Limiter on what you hear, -1 dBFS', box);
}

/** @param {string} name @param {HTMLElement} element */
function labelled(name, element) {
  const label = document.createElement('label');
  label.append(`${name} `, element);
  return label;
}
