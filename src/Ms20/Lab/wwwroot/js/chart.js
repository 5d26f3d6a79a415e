// A setting chart for the drawer or the wall: the panel on white paper with every dial's mark in its cap, and the cables as a list. The browser's own print dialog prints it.

/** @import {Instrument} from './instrument.js' */
import { drawText, html, svg } from './svg.js';
import { place } from './place.js';

/** @param {Instrument} instrument @param {HTMLElement} board */
export function createChart(instrument, board) {
  const face = instrument.panel.face, marks = svg('svg', { class: 'chart-marks', viewBox: `0 0 ${face.width} ${face.height}`, 'aria-hidden': 'true' });
  const words = html('section', { class: 'chart', 'aria-hidden': 'true' });
  place(marks, face, face.width / 2, face.height / 2, face.width, face.height);
  board.append(marks);
  const fill = () => {
    const { patch, panel } = instrument, rear = Object.entries(patch.rear).map(([id, legend]) => `${panel.rear.switches.find((row) => row.id === id)?.legend ?? id}: ${legend}`);
    marks.replaceChildren(...panel.controls.filter((row) => row.kind === 'knob').map((row) => {
      const dial = instrument.dial(row.id), text = `${row.minimum < 0 && dial > 0 ? '+' : ''}${Number(dial.toFixed(1))}`.replace('-', '−');
      return drawText({ text, x: row.x, y: row.y + 1.5, anchor: 'middle', cap: 3 }, 'mark');
    }));
    const cables = patch.cables.map((cable) => html('li', {}, `${instrument.nameOf(cable.from)} → ${instrument.nameOf(cable.to)}`));
    words.replaceChildren(
      html('h1', {}, patch.name || 'Setting chart'),
      html('p', {}, [instrument.profile.name, instrument.normals.name, patch.author, ...rear].filter(Boolean).join(' · ')),
      html('ul', {}, ...(cables.length > 0 ? cables : [html('li', {}, 'No cables.')])), html('p', { class: 'chart-notes' }, patch.notes));
  };
  addEventListener('beforeprint', fill);
  return words;
}
