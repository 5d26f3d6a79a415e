// What is printed on the face: lines, titles, dials, legends, the patch bay's diagram. Drawn once; normals dim when a plug breaks them.

/** @import {Control, Face} from './types.js' */
/** @import {Instrument} from './instrument.js' */
import { svg, drawBlock, drawLine, drawText, mm } from './svg.js';
import { drawSign, signOfLegend } from './signs.js';

/** @param {number} degrees clockwise from straight up @param {number} radius */
const polar = (degrees, radius) => ({ x: radius * Math.sin(degrees * Math.PI / 180), y: -radius * Math.cos(degrees * Math.PI / 180) });

/** Ticks and figures around a knob. @param {Control} control @param {Face} face */
function drawDial(control, face) {
  const size = control.size === 'large' ? face.large : face.small, middle = (control.minimum + control.maximum) / 2;
  const group = svg('g', { class: 'dial' });
  let ticks = '';
  for (let mark = control.minimum; mark <= control.maximum; mark++) {
    const degrees = (mark - middle) * face.degreesPerMark, inner = polar(degrees, size.tickInner), outer = polar(degrees, size.tickOuter);
    ticks += `M${mm(control.x + inner.x)} ${mm(control.y + inner.y)}L${mm(control.x + outer.x)} ${mm(control.y + outer.y)}`;
    const at = polar(degrees, size.figure), cap = 1.4, main = (mark - control.minimum) % 5 === 0, end = mark === control.minimum ? -1 : mark === control.maximum ? 1 : 0;
    const text = control.minimum < 0 && mark > 0 ? `+${mark}` : String(mark).replace('-', '−');
    // The two at the ends stand a little higher and further out: the legend below needs the room.
    group.append(drawText({ text, x: control.x + at.x + end * 0.85, y: control.y + at.y + cap / 2 - Math.abs(end) * 0.2, anchor: 'middle', cap }, main ? 'figure' : 'figure minor'));
  }
  group.prepend(svg('path', { d: ticks, 'stroke-width': 0.4, class: 'stroke' }));
  return group;
}

/** Signs or words on the arc over a selector. @param {Control} control @param {Face} face */
function drawPositions(control, face) {
  const group = svg('g'), middle = (control.maximum + control.minimum) / 2;
  control.positions.forEach((legend, position) => {
    const degrees = (position - middle) * face.degreesPerMark, at = polar(degrees, face.selectorLegendRadius - 0.6), shape = signOfLegend[legend];
    const x = control.x + at.x * 1.08, y = control.y + at.y;
    if (shape) group.append(drawSign({ shape, x, y, width: 5.2 }));
    else group.append(drawText({ text: legend.replace("'", '′'), x, y: y + 0.9, anchor: 'middle', cap: 1.8 }, 'label position'));
  });
  return group;
}

/** @param {Instrument} instrument @param {Face} face */
function drawControls(instrument, face) {
  const group = svg('g');
  for (const control of instrument.panel.controls) {
    if (control.kind === 'knob') group.append(drawDial(control, face));
    if (control.kind === 'selector') group.append(drawPositions(control, face));
    if (control.legendY === undefined) continue;
    const text = drawText({ text: control.legend, x: control.x, y: control.legendY, anchor: 'middle', cap: 1.7 }, 'label');
    text.dataset.control = control.id;
    group.append(text);
  }
  return group;
}

/** @param {Face} face */
function drawPatchBay(face) {
  const bay = face.patchBay, group = svg('g', { class: 'patch-bay' });
  for (const line of bay.lines) group.append(drawLine(line, 'wire'));
  for (const dot of bay.dots) group.append(svg('circle', { cx: dot.x, cy: dot.y, r: 0.75, class: 'fill' }));
  for (const box of bay.boxes) {
    group.append(svg('rect', {
      x: box.left, y: box.top, width: mm(box.right - box.left), height: mm(box.bottom - box.top), 'stroke-width': bay.line, class: 'box',
    }), drawBlock(box.lines, { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, cap: bay.boxTextCap }, 'boxed'));
  }
  for (const sign of bay.signs) group.append(drawSign(sign));
  for (const text of bay.captions) group.append(drawText(text, 'caption'));
  for (const legend of bay.legends) {
    group.append(drawText(legend.texts, 'jack', 'foot'));
  }
  return group;
}

/** Our own name where the maker's stands. @param {Instrument} instrument */
function drawName(instrument) {
  const group = svg('g', { class: 'name' });
  group.append(drawText({ text: 'Ms20', x: 502.5, y: 156.5, anchor: 'middle', cap: 9.5 }, 'wordmark'));
  const model = instrument.profile.mini ? 'monophonic synthesizer · mini' : 'monophonic synthesizer';
  group.append(drawText({ text: model, x: 502.5, y: 163, anchor: 'middle', cap: 2.1 }, 'wordmark'));
  return group;
}

/** The whole print as one drawing that follows the patch. @param {Instrument} instrument */
export function createPrint(instrument) {
  const face = instrument.panel.face, root = svg('svg', { class: 'print', viewBox: `0 0 ${face.width} ${face.height}`, 'aria-hidden': 'true' });
  root.append(svg('rect', { width: face.width, height: face.height, rx: face.cornerRadius, class: 'plate' }));
  for (const line of face.lines) root.append(drawLine(line, 'section'));
  for (const line of face.amplifier) root.append(drawLine(line, 'section'));
  for (const text of face.amplifierCaption) root.append(drawText(text, 'label'));
  for (const title of face.titles) {
    root.append(svg('g', { class: 'section-title', 'data-section': title.section }, drawText(title.texts, title.texts[0].cap > 2.2 ? 'title' : 'title lower')));
  }
  root.append(drawControls(instrument, face), drawPatchBay(face));
  const normals = svg('g', { class: 'normals patch-bay' }), screw = svg('g'), name = svg('g');
  root.append(normals, screw, name);
  follow(instrument, root, normals, screw, name);
  return root;
}

/** @param {Instrument} instrument @param {SVGElement} root @param {SVGElement} normals @param {SVGElement} screw @param {SVGElement} name */
function follow(instrument, root, normals, screw, name) {
  const face = instrument.panel.face;
  const plugs = () => {
    for (const drawing of /** @type {NodeListOf<SVGElement>} */ (normals.querySelectorAll('[data-input]'))) {
      const input = drawing.dataset.input ?? '';
      drawing.classList.toggle('broken', instrument.isPlugged(input) || instrument.normalOf(input) === null);
    }
  };
  const tables = () => {
    const sources = instrument.normals.sources;
    normals.replaceChildren(...face.patchBay.normals.filter((row) => sources[row.input] === row.source).map((row) => {
      const group = svg('g', { 'data-input': row.input, class: 'normal' });
      for (const line of row.lines) group.append(drawLine(line, 'wire'));
      return group;
    }));
    for (const text of /** @type {NodeListOf<SVGElement>} */ (root.querySelectorAll('[data-control]'))) {
      const change = face.patchBay.legendChanges.find((row) => row.control === text.dataset.control && sources[row.input] === row.source);
      text.textContent = change?.legend ?? instrument.controls.get(text.dataset.control ?? '')?.legend ?? '';
    }
    const late = instrument.profile.filters === 'late', at = face.lateScrew, r = at.diameter / 2;
    screw.replaceChildren(...(late ? [
      svg('circle', { cx: at.x, cy: at.y, r, fill: 'url(#nut)' }),
      svg('path', { d: `M${at.x - r * 0.62} ${at.y}H${at.x + r * 0.62}M${at.x} ${at.y - r * 0.62}V${at.y + r * 0.62}`, transform: `rotate(24 ${at.x} ${at.y})`, class: 'slot' }),
    ] : []));
    name.replaceChildren(drawName(instrument));
    plugs();
  };
  tables();
  instrument.addEventListener('cables', plugs);
  instrument.addEventListener('setting', tables);
  instrument.addEventListener('patch', tables);
}
