// The MIDI monitor: what arrives, in words; and if nothing is heard, the one fault that comes first on the way from the browser to the loudspeaker.

const KINDS = ['note off', 'note on', 'key pressure', 'control change', 'program change', 'channel pressure', 'pitch bend'];
const NOTES = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];
const SYSTEM = /** @type {Record<number, string>} */ ({ 0xf8: 'clock', 0xfa: 'start', 0xfb: 'continue', 0xfc: 'stop', 0xfe: 'active sensing', 0xff: 'reset' });

/** @typedef {{text: string, fault: boolean, channel: number}} Finding channel: the one to listen to instead, 0 if that is not the fault */

/** What there is to say. @param {import('./midi.js').Midi} midi @returns {Finding} */
export function finding(midi) {
  const say = (/** @type {string} */ text, fault = false, channel = 0) => ({ text, fault, channel });
  if (midi.refused) return say(midi.refused, true);
  if (!midi.isOn) return say('');
  const devices = midi.inputs;
  if (devices.length === 0) return say('No MIDI device is connected: plug one in.', true);
  if (midi.fault.id && midi.fault.id !== 'clock') return say(midi.fault.text, true, midi.fault.channel);
  const names = devices.join(', ');
  if (!midi.last) return say(`${names}: nothing has arrived yet. Press a key there.`);
  if (midi.fault.id) return say(midi.fault.text);
  return say(`${midi.last.device}: ${words(midi.last.bytes)}`);
}

/** A message in words. @param {number[]} bytes */
export function words(bytes) {
  const [status, first = 0, second = 0] = bytes;
  if (status >= 0xf0) return SYSTEM[status] ?? `system ${status.toString(16)}`;
  const kind = (status >> 4) - 8, channel = `channel ${(status & 15) + 1}`;
  const value = kind <= 1 ? `${NOTES[first % 12]}${Math.floor(first / 12) - 1} (${first}), velocity ${second}`
    : kind === 6 ? String((second << 7 | first) - 8192)
      : kind === 4 || kind === 5 ? String(first) : `${first} at ${second}`;
  return `${KINDS[kind] ?? 'data'} ${value}, ${channel}`;
}

/** The monitor, with the click that mends a wrong channel. @param {import('./midi.js').Midi} midi */
export function createMonitor(midi) {
  const text = document.createElement('output'), mend = document.createElement('button'), root = document.createElement('div');
  root.className = 'midi-monitor';
  mend.type = 'button';
  root.append(text, mend);
  let frame = 0;
  const show = () => {
    frame = 0;
    const found = finding(midi);
    text.textContent = found.text;
    root.hidden = found.text === '';
    root.classList.toggle('fault', found.fault);
    mend.hidden = found.channel === 0;
    mend.textContent = `Listen to channel ${found.channel}`;
    mend.onclick = () => midi.listenTo(found.channel);
  };
  const soon = () => { frame ||= requestAnimationFrame(show); };
  for (const name of ['change', 'message', 'gear']) midi.addEventListener(name, soon);
  show();
  return root;
}
