// The MIDI part of Rear: switch it on, what arrives, channel, profile, output, learning, and what to look at if nothing comes.
import { createMonitor } from './midi-monitor.js';
import { createGuide } from './midi-guide.js';
import { createLearning } from './midi-learn.js';

/** @param {import('./midi.js').Midi} midi */
export function createMidiSettings(midi) {
  const root = document.createElement('div'), on = document.createElement('button'), more = document.createElement('div'), title = document.createElement('h2');
  root.className = 'midi';
  title.textContent = 'MIDI';
  on.type = 'button';
  on.textContent = 'Use MIDI';
  on.addEventListener('click', () => midi.start().catch(() => { /* The monitor says it. */ }));
  more.append(channel(midi), profile(midi), output(midi), through(midi), createLearning(midi));
  root.append(title, on, createMonitor(midi), more, createGuide());
  const follow = () => { on.hidden = midi.isOn; more.hidden = !midi.isOn; };
  midi.addEventListener('change', follow);
  follow();
  return root;
}

/** @param {import('./midi.js').Midi} midi */
function channel(midi) {
  const options = [['0', 'All'], ...Array.from({ length: 16 }, (_, i) => [String(i + 1), String(i + 1)])];
  const select = choice('Channel', options, (value) => midi.listenTo(Number(value)));
  const follow = () => {
    select.element.value = String(midi.gear.channel);
    select.element.options[0].text = midi.gear.heard === 'mini' ? "The mini's: 1" : 'All';
  };
  midi.addEventListener('gear', follow);
  follow();
  return select.label;
}

/** @param {import('./midi.js').Midi} midi */
function profile(midi) {
  const select = choice('Profile', [['', 'As the model'], ['extended', 'Extended'], ['mini', 'Mini: keys alone']], (value) => midi.chooseProfile(value));
  const follow = () => { select.element.value = midi.gear.profile; };
  midi.addEventListener('gear', follow);
  follow();
  return select.label;
}

/** @param {import('./midi.js').Midi} midi */
function output(midi) {
  const select = choice('Output', [], (value) => midi.out.choose(value, midi.out.through));
  const follow = () => {
    const names = midi.out.names, chosen = midi.out.name;
    select.element.replaceChildren(new Option('None', ''), ...names.map((name) => new Option(name, name)));
    if (chosen && !names.includes(chosen)) select.element.append(new Option(`${chosen} (not there)`, chosen));
    select.element.value = chosen;
  };
  midi.addEventListener('change', follow);
  midi.out.addEventListener('change', follow);
  follow();
  return select.label;
}

/** @param {import('./midi.js').Midi} midi */
function through(midi) {
  const box = tick('Thru: send on what comes in', midi.out.through, (on) => midi.out.choose(midi.out.name, on));
  const follow = () => { box.label.hidden = midi.out.name === ''; };
  midi.out.addEventListener('change', follow);
  midi.addEventListener('change', follow);
  follow();
  return box.label;
}

/** @param {string} name @param {string[][]} options @param {(value: string) => void} choose */
function choice(name, options, choose) {
  const element = document.createElement('select'), label = document.createElement('label'), text = document.createElement('span');
  for (const [value, title] of options) element.append(new Option(title, value));
  // The keyboard goes back to the piano.
  element.addEventListener('change', () => { choose(element.value); element.blur(); });
  text.textContent = name;
  element.setAttribute('aria-label', name);
  label.className = 'line';
  label.append(text, element);
  return { label, element };
}

/** @param {string} name @param {boolean} on @param {(on: boolean) => void} choose */
export function tick(name, on, choose) {
  const element = document.createElement('input'), label = document.createElement('label');
  element.type = 'checkbox';
  element.checked = on;
  element.addEventListener('change', () => choose(element.checked));
  label.className = 'line';
  label.append(element, name);
  return { label, element };
}
