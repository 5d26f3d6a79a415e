// The bar above the panel (which sound, four words, undo, zoom) and the performer's row below it (octave, hold, panic).

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {View} from './view.js' */
/** @import {Drawers} from './drawers.js' */
/** @import {Sounds} from './sounds.js' */
/** @import {Piano} from './piano.js' */
import { redo, undo } from './keys.js';
import { openMenu } from './menu.js';
import { button, html } from './svg.js';
import { sections } from './sections.js';

/** @param {Instrument} instrument @param {Hand} hand @param {View} view @param {Drawers} drawers @param {Sounds} sounds @param {() => void} toggleCables */
export function createBar(instrument, hand, view, drawers, sounds, toggleCables) {
  const name = html('button', { type: 'button', class: 'sound-name', title: 'The sound that plays; click for all of them' }), next = html('span', { class: 'next' });
  const { book, shelf } = sounds;
  name.addEventListener('click', () => { if (sounds.isOnStage && drawers.open !== 'Sounds') sounds.showView('set'); drawers.toggle('Sounds'); });
  const follow = () => {
    const title = instrument.patch.name || 'unnamed', { place: at, setList } = book;
    name.replaceChildren(...(sounds.isOnStage ? [html('b', { class: 'place' }, `${at < 0 ? '–' : at + 1}/${setList.length}`), ` ${title}`] : [title]));
    const then = sounds.isOnStage ? setList[at + 1] : undefined;
    next.textContent = then ? `then ${shelf.find(then)?.title ?? then}` : sounds.isOnStage ? 'the last one' : '';
  };
  for (const event of ['patch', 'setting']) instrument.addEventListener(event, follow);
  for (const source of [book, shelf]) source.addEventListener('change', follow);
  follow();
  return [
    html('h1', { class: 'brand' }, 'Ms20'), button('◂', 'The sound before (Page Up)', () => sounds.step(-1)), name, button('▸', 'The next sound (Page Down)', () => sounds.step(1)), next,
    html('nav', { class: 'words', 'aria-label': 'Drawers' }, ...drawers.buttons), html('span', { class: 'grow' }), createMeter(instrument),
    button('↶', 'Undo (Ctrl+Z)', () => undo(instrument, hand)), button('↷', 'Redo (Ctrl+Shift+Z)', () => redo(instrument, hand)),
    button('Normal', 'Normal Setting: one voice, nothing modulated, no cable', () => { instrument.loadNormalSetting(); hand.say('Normal Setting. Undo: Ctrl+Z.'); }),
    ...[button('Cables', 'Hide or show the cables (K)', toggleCables), zoomButton(instrument, view)].map((one) => { one.classList.add('view'); return one; }),
  ];
}

/** @param {Instrument} instrument @param {View} view */
function zoomButton(instrument, view) {
  const zoom = button('100 %', 'Zoom and sections', () => {
    const box = zoom.getBoundingClientRect();
    openMenu('View', [
      { label: 'Fit the window', note: 'Ctrl+0', choose: () => view.set(1) }, ...[0.5, 1.5, 2, 3].map((z) => ({ label: `${z * 100} %`, choose: () => view.set(z) })),
      { label: 'Sections', heading: true }, ...sections(instrument.panel.face).map((row) => ({ label: row.name, choose: () => view.show(row) })),
    ], box.left, box.bottom + 4, zoom);
  });
  const follow = () => { zoom.textContent = `${Math.round(view.zoom * 100)} %`; };
  view.addEventListener('change', follow);
  follow();
  return zoom;
}

/** What leaves SIGNAL OUT: whoever sees it move and hears nothing looks at the computer's own volume. @param {Instrument} instrument */
function createMeter(instrument) {
  const level = html('i', {}), lamp = html('b', { title: 'The listening limiter holds the level' }, 'limiter'), meter = html('span', { class: 'meter', role: 'img', 'aria-label': 'Level at SIGNAL OUT' }, level);
  let shown = 0;
  instrument.addEventListener('meter', (event) => {
    const { peak, limited } = /** @type {CustomEvent} */ (event).detail;
    shown = Math.max(Number(peak) || 0, shown * 0.85);
    const decibels = 20 * Math.log10(Math.max(shown, 1e-4));
    level.style.transform = `scaleX(${Math.max(0, Math.min(1, 1 + decibels / 48)).toFixed(3)})`;
    lamp.classList.toggle('on', Boolean(limited));
  });
  return html('span', { class: 'out' }, lamp, meter);
}

/** @param {Piano} piano */
export function createPerformance(piano) {
  const octave = html('output', { class: 'octave', 'aria-label': 'Octave' }, '0');
  const hold = button('Hold', 'Keep what is played', () => piano.setHold(!piano.hold));
  hold.setAttribute('aria-pressed', 'false');
  piano.addEventListener('change', () => {
    octave.textContent = piano.octave > 0 ? `+${piano.octave}` : String(piano.octave).replace('-', '−');
    hold.setAttribute('aria-pressed', String(piano.hold));
  });
  return html('div', { class: 'performance' },
    button('−', 'An octave down ([)', () => piano.shift(-1)), octave, button('+', 'An octave up (])', () => piano.shift(1)), hold,
    button('Panic', 'All notes off', () => piano.panic()), html('span', { id: 'engine-slot' }));
}
