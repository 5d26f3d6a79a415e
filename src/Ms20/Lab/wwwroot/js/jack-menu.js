// A jack's menu: what is in it, what may be plugged, outside sources. Patching without a mouse goes through here.

/** @import {Cable, Jack} from './types.js' */
/** @import {Cables} from './cables.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Item} from './menu.js' */
import { directionOf, kindNames, liveText, rangeText } from './jack-words.js';
import { openMenu } from './menu.js';

/** @typedef {{instrument: Instrument, hand: Hand, cables: Cables, jack: Jack, board: HTMLElement}} At */

/** @param {Instrument} instrument @param {Hand} hand @param {Cables} cables @param {Jack} jack @param {HTMLElement} board */
export function openJackMenu(instrument, hand, cables, jack, board) {
  const at = { instrument, hand, cables, jack, board }, live = liveText(instrument, jack);
  const title = `${jack.name} (${directionOf(jack)}, ${kindNames[jack.signal]}, ${rangeText(jack)}${live ? `, ${live}` : ''})`;
  open(at, title, [...plugged(at), ...outside(at), ...byKind(jack, partnersOf(at)).flatMap(([kind, partners]) => [
    { label: kind, heading: true }, ...partners.map((other) => partner(at, other))])]);
}

/** Beside the jack. @param {At} at @param {string} title @param {Item[]} items */
function open({ jack, board }, title, items) {
  const button = buttonOf(board, jack.id), box = button?.getBoundingClientRect();
  openMenu(title, items, (box?.right ?? 100) + 4, box?.top ?? 100, button);
}

/** @param {HTMLElement} board @param {string} id @returns {HTMLElement|null} */
const buttonOf = (board, id) => board.querySelector(`ms-jack[data-jack="${id}"] button`);

/** @param {At} at */
const partnersOf = ({ instrument, jack }) => [...instrument.jacks.values()].filter((other) => instrument.mayConnect(jack, other));

/** The jack's own kind of signal first. @param {Jack} jack @param {Jack[]} partners @returns {[string, Jack[]][]} */
function byKind(jack, partners) {
  const kinds = [jack.signal, ...Object.keys(kindNames).filter((kind) => kind !== jack.signal)];
  return kinds.map((kind) => /** @type {[string, Jack[]]} */ ([kindNames[kind], partners.filter((other) => other.signal === kind)])).filter(([, rows]) => rows.length > 0);
}

/** What can be done with the cables that are in it. @param {At} at @returns {Item[]} */
function plugged(at) {
  const { instrument, cables, jack } = at;
  return instrument.cablesAt(jack.id).flatMap((cable) => {
    const other = instrument.nameOf(cable.from === jack.id ? cable.to : cable.from), colour = cables.colourOf(cable);
    return [
      { label: `Unplug ${other}`, note: instrument.cablesAt(jack.id).at(-1) === cable ? 'Delete' : '', colour, choose: () => instrument.disconnect(cable.from, cable.to) },
      ...(jack.direction === 'in' ? [
        { label: 'Move this plug…', opens: true, choose: () => chooseInput(at, cable, cable) },
        { label: `One more cable from ${other}…`, opens: true, choose: () => chooseInput(at, cable, null) },
      ] : []),
      { label: `Colour of the cable ${jack.direction === 'in' ? 'from' : 'to'} ${other}…`, opens: true, choose: () => open(at, `Colour of the cable ${instrument.nameOf(cable.from)} to ${instrument.nameOf(cable.to)}`, cables.colourItems(cable)) },
    ];
  });
}

/** Where else a cable may go. @param {At} at @param {Cable} cable @param {Cable|null} moved the cable whose plug is moved; null when one more is made */
function chooseInput(at, cable, moved) {
  const { instrument, hand, board } = at, from = /** @type {Jack} */ (instrument.jacks.get(cable.from));
  const inputs = partnersOf({ ...at, jack: from }).filter((input) => input.id !== cable.to);
  open(at, moved ? `Move the plug of ${from.name} to` : `One more cable from ${from.name} to`, byKind(at.jack, inputs).flatMap(([kind, rows]) => [
    { label: kind, heading: true },
    ...rows.map((input) => ({
      label: input.name, note: takenNote(instrument, input.id), choose: () => {
        if (!instrument.connect(from.id, input.id, cable.colour, moved)) return;
        buttonOf(board, input.id)?.focus();
        hand.say(`${from.name} to ${input.name}. Undo: Ctrl+Z.`);
      },
    }))]));
}

/** An asterisk marks what is occupied. @param {Instrument} instrument @param {string} input */
function takenNote(instrument, input) {
  const old = instrument.cableInto(input);
  return old ? `* takes the place of ${instrument.nameOf(old.from)}` : '';
}

/** Signals that the engine brings from outside. @param {At} at @returns {Item[]} */
function outside({ instrument, hand, jack }) {
  const name = instrument.hostInputs.get(jack.id), takes = jack.id === 'ext.signal.in' || jack.id === 'esp.signal.in';
  if (!takes || instrument.sources.length === 0) return [];
  return [
    { label: 'from outside', heading: true }, ...(name ? [{ label: `Unplug ${name}`, choose: () => instrument.sources[0].remove(jack.id) }] : []),
    ...instrument.sources.map((source) => ({
      label: source.title, note: source.hint, choose: () => { source.choose(jack.id).catch((error) => hand.say(String(error.message ?? error))); },
    })),
  ];
}

/** @param {At} at @param {Jack} other @returns {Item} */
function partner({ instrument, hand, jack }, other) {
  const [from, to] = jack.direction === 'out' ? [jack, other] : [other, jack], isHere = instrument.cableInto(to.id)?.from === from.id;
  return {
    label: other.name, checked: isHere, several: true, note: isHere ? 'plugged' : jack.direction === 'out' ? takenNote(instrument, to.id) : '',
    choose: () => {
      if (isHere) instrument.disconnect(from.id, to.id);
      else if (instrument.connect(from.id, to.id)) hand.say(`${from.name} to ${to.name}. Undo: Ctrl+Z.`);
    },
  };
}
