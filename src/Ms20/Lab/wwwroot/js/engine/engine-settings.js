// What there is to choose about sound and MIDI: quality, buffer, limiter, and MIDI with a monitor that shows what arrives.

const MIDI_KINDS = ['note off', 'note on', 'key pressure', 'control change', 'program change', 'channel pressure', 'pitch bend'];

/**
 * Fills an element.
 * @param {HTMLElement} place @param {import('./sound.js').Sound} sound @param {import('./midi.js').Midi} midi @param {import('./link.js').Link} link
 */
export function fillEngineSettings(place, sound, midi, link) {
  place.replaceChildren(
    choice('Quality', [['eco', 'Eco'], ['standard', 'Standard'], ['high', 'High']], 'standard', (v) => link.send({ t: 'quality', v })),
    choice('Buffer', [['auto', 'Automatic'], ['fast', 'Fast'], ['safe', 'Safe']], sound.buffer, (v) => sound.chooseBuffer(/** @type {any} */ (v))),
    limiter(link),
    midiRow(midi),
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

/** @param {import('./midi.js').Midi} midi */
function midiRow(midi) {
  const row = document.createElement('div');
  const button = document.createElement('button');
  const monitor = document.createElement('output');
  button.type = 'button';
  button.textContent = 'Use MIDI';
  button.addEventListener('click', () => midi.start().catch((error) => { monitor.textContent = error.message; }));
  const show = () => {
    button.hidden = midi.isOn;
    if (midi.isOn) monitor.textContent = midi.inputs.length > 0 ? midi.inputs.join(', ') : 'No MIDI device is connected: plug one in.';
  };
  midi.addEventListener('change', show);
  midi.addEventListener('message', () => { if (midi.last) monitor.textContent = `${midi.last.device}: ${words(midi.last.bytes)}`; });
  show();
  row.append(button, monitor);
  return row;
}

/** A message in words. @param {number[]} bytes */
export function words(bytes) {
  const [status, first = 0, second = 0] = bytes;
  if (status >= 0xf0) return `system ${status.toString(16)}`;
  return `channel ${(status & 15) + 1}, ${MIDI_KINDS[(status >> 4) - 8] ?? 'data'} ${first}, ${second}`;
}

/** @param {string} name @param {HTMLElement} element */
function labelled(name, element) {
  const label = document.createElement('label');
  label.append(`${name} `, element);
  return label;
}
