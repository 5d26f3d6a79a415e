// A patch as the page holds it (marks by control id, a selector's position as a number) and as a *.ms20.json file has it.

/** @import {Panel, Patch, Cable} from './types.js' */

const known = ['format', 'profile', 'normals', 'unit', 'seed', 'age', 'cold', 'trims', 'name', 'author', 'notes', 'tags', 'dials', 'cables', 'rear', 'cableColours'];

/** The normal setting. @param {Panel} panel @returns {Patch} */
export function normalSetting(panel) {
  return {
    profile: panel.profiles[0].id, normals: panel.normals[0].id, unit: 1, seed: 1, age: 0, cold: false, trims: {}, name: '', author: '', notes: '', tags: [],
    dials: Object.fromEntries(panel.controls.map((control) => [control.id, control.default])), cables: [], rear: {}, other: {},
  };
}

/** A file's content as a patch; the server has the last word on what is valid. @param {Panel} panel @param {Record<string, any>} file @returns {Patch} */
export function fromFile(panel, file) {
  const patch = normalSetting(panel);
  for (const key of /** @type {const} */ (['profile', 'normals', 'unit', 'seed', 'age', 'cold', 'name', 'author', 'notes']))
    if (file[key] !== undefined) /** @type {any} */ (patch)[key] = file[key];
  patch.tags = [...(file.tags ?? [])];
  for (const control of panel.controls) {
    const value = file.dials?.[control.id];
    if (value === undefined) continue;
    patch.dials[control.id] = typeof value === 'string' ? Math.max(0, control.positions.indexOf(value)) : Number(value);
  }
  const colours = file.cableColours ?? {};
  patch.cables = (file.cables ?? []).map((/** @type {string} */ text) => {
    const [from, to] = text.split('->').map((id) => id.trim());
    return colours[text] ? { from, to, colour: colours[text] } : { from, to };
  });
  patch.trims = { ...(file.trims ?? {}) };
  patch.rear = { ...(file.rear ?? {}) };
  patch.other = Object.fromEntries(Object.entries(file).filter(([key]) => !known.includes(key)));
  return patch;
}

/** @param {{from: string, to: string}} cable */
export const cableText = (cable) => `${cable.from} -> ${cable.to}`;

/** The colours that were chosen, by cable, as a file has them. @param {Cable[]} cables @returns {Record<string, string>} */
export const coloursOf = (cables) => Object.fromEntries(cables.flatMap((cable) => (cable.colour ? [[cableText(cable), cable.colour]] : [])));

/** What a file of this patch holds, keys sorted. @param {Panel} panel @param {Patch} patch @returns {Record<string, any>} */
export function toFile(panel, patch) {
  /** @type {Record<string, any>} */
  const dials = {};
  for (const control of [...panel.controls].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const value = patch.dials[control.id];
    dials[control.id] = control.positions.length > 0 ? control.positions[value] : Number(value.toFixed(6));
  }
  const colours = coloursOf(patch.cables);
  /** @type {Record<string, any>} */
  const file = {
    ...patch.other, author: patch.author, cables: patch.cables.map(cableText), dials, format: 1, name: patch.name, normals: patch.normals,
    notes: patch.notes, profile: patch.profile, seed: patch.seed, tags: patch.tags, unit: patch.unit,
  };
  // As the Lab writes it: what most patches have nothing to do with is left out.
  if (Object.keys(patch.rear).length > 0) file.rear = patch.rear;
  if (Object.keys(patch.trims).length > 0) file.trims = patch.trims;
  if (patch.age !== 0) file.age = patch.age;
  if (patch.cold) file.cold = true;
  if (Object.keys(colours).length > 0) file.cableColours = colours;
  return Object.fromEntries(Object.entries(file).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same patch, sharing nothing. @param {Patch} patch @returns {Patch} */
export const copy = (patch) => structuredClone(patch);
