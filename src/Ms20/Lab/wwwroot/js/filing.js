// What is done with the patch as a file: keep it under a name, take it along, bring others in.

/** @import {Sounds} from './sounds.js' */
import { addressOfPatch } from './address.js';
import { stringify } from './digits.js';
import { acceptDrops, bringIn } from './import.js';
import { slugOf } from './shelf.js';
import { button, html } from './svg.js';

/** @param {Sounds} sounds */
export function filing(sounds) {
  const { instrument, hand } = sounds;
  const title = html('input', { type: 'text', class: 'title', maxlength: 80, 'aria-label': 'Name of this sound', placeholder: 'Name of this sound' });
  const tags = html('input', { type: 'text', class: 'tag-words', maxlength: 200, 'aria-label': 'Tags, with commas', placeholder: 'Tags, with commas' });
  const file = html('input', { type: 'file', accept: '.json,application/json', multiple: true, hidden: true });
  const follow = () => {
    if (document.activeElement !== title) title.value = instrument.patch.name;
    if (document.activeElement !== tags) tags.value = instrument.patch.tags.join(', ');
  };
  for (const name of ['patch', 'setting']) instrument.addEventListener(name, follow);
  follow();
  const writeTags = () => {
    const words = [...new Set(tags.value.split(',').map((word) => word.trim()).filter(Boolean))];
    if (words.join() !== instrument.patch.tags.join()) instrument.set('tags', words);
  };
  const keep = () => { writeTags(); void save(sounds, title); };
  tags.addEventListener('change', writeTags);
  for (const field of [title, tags]) field.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); keep(); field.blur(); } });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's' && !event.altKey) { event.preventDefault(); keep(); }
  });
  file.addEventListener('change', () => { void bringIn(sounds, [...file.files ?? []]); file.value = ''; });
  acceptDrops(sounds);
  const share = async () => {
    await navigator.clipboard.writeText(await addressOfPatch(instrument.file));
    hand.say('The address is copied. It holds the whole sound; it works where a Lab runs on the same port.');
  };
  return html('div', { class: 'filing' }, createNotice(sounds), html('div', { class: 'keep' }, title, button('Save', 'Save this sound under this name (Ctrl+S)', keep)), tags,
    html('div', { class: 'take-along' },
      button('To a file', 'Save this sound as a file', () => download(instrument.file)), button('From files', 'Open files; or drop them anywhere', () => file.click()),
      button('Copy link', 'Copy an address that holds this sound', () => void share().catch(() => hand.say('The browser does not let the page copy: allow it, and click again.')))), file);
}

/** @param {Sounds} sounds @param {HTMLInputElement} title */
async function save(sounds, title) {
  const { instrument, hand, shelf } = sounds;
  const name = freeOfFactory(sounds, title.value.trim());
  if (!name) { hand.say('Give the sound a name first.'); title.focus(); return; }
  instrument.set('name', name);
  title.value = name;
  try {
    const { id, before } = await shelf.save(instrument.file);
    sounds.current = id;
    sounds.show();
    // Not a step of Ctrl+Z: whoever takes back knobs does not mean to lose what was kept.
    sounds.notice(before ? `${name} is saved over the one before.` : `${name} is saved.`, () => void shelf.putBack(id, before).then(() => sounds.notice(before ? `${name} is as it was before.` : `${name} is not kept any more.`)));
    hand.say(`${name} is saved.`);
  } catch (error) { sounds.notice(error instanceof Error ? error.message : String(error)); hand.say(error instanceof Error ? error.message : String(error)); }
}

/** A name of the factory's gets a number, so that both stay apart. @param {Sounds} sounds @param {string} name */
function freeOfFactory(sounds, name) {
  if (!sounds.shelf.factory.some((sound) => sound.title === name)) return name;
  for (let n = 2; ; n++) if (!sounds.shelf.titled(`${name} ${n}`)) return `${name} ${n}`;
}

/** One line that says what was done, and undoes it. @param {Sounds} sounds */
function createNotice(sounds) {
  const text = html('span', {}), line = html('p', { class: 'notice', role: 'status' }, text);
  sounds.addEventListener('notice', (event) => {
    const { text: words, undo } = /** @type {CustomEvent} */ (event).detail;
    line.replaceChildren(text);
    text.textContent = words;
    if (undo) line.append(button('Undo', `Undo: ${words}`, () => { line.replaceChildren(); undo(); }));
  });
  sounds.instrument.addEventListener('history', (event) => { if (/** @type {CustomEvent} */ (event).detail.undone) line.replaceChildren(); });
  return line;
}

/** @param {Record<string, any>} patch as a file has it */
export function download(patch) {
  const url = URL.createObjectURL(new Blob([`${stringify(patch, 2)}\n`], { type: 'application/json' }));
  html('a', { href: url, download: `${slugOf(patch.name ?? '')}.ms20.json` }).click();
  URL.revokeObjectURL(url);
}
