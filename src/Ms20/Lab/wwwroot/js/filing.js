// Keeping, renaming, throwing away, taking along: what is done with the patch as a file.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Shelf} from './shelf.js' */
/** @import {Sounds} from './sounds.js' */
import { addressOfPatch } from './address.js';
import { parse, stringify } from './digits.js';
import { fromFile, normalSetting } from './patch.js';
import { slugOf } from './shelf.js';
import { button, html } from './svg.js';

const largestFile = 1 << 20;

/** @param {Instrument} instrument @param {Hand} hand @param {Shelf} shelf @param {Sounds} sounds */
export function filing(instrument, hand, shelf, sounds) {
  const title = html('input', { type: 'text', class: 'title', maxlength: 80, 'aria-label': 'Name of this sound', placeholder: 'Name of this sound' });
  const file = html('input', { type: 'file', accept: '.json,application/json', hidden: true });
  const follow = () => { if (document.activeElement !== title) title.value = instrument.patch.name; };
  for (const name of ['patch', 'setting']) instrument.addEventListener(name, follow);
  follow();
  const save = async () => {
    const name = title.value.trim();
    if (!name) { hand.say('Give the sound a name first.'); title.focus(); return; }
    instrument.set('name', name);
    const old = shelf.sounds.find((sound) => !sound.factory && sound.name === slugOf(name)), before = old && structuredClone(await shelf.fileOf(old));
    await shelf.save(instrument.file);
    sounds.current = slugOf(name);
    sounds.show();
    hand.say(before ? `${name} is saved over the one of that name.` : `${name} is saved.`);
  };
  const remove = async () => {
    const sound = shelf.sounds.find((one) => one.name === sounds.current && !one.factory);
    if (!sound) { hand.say('Only your own sounds can be thrown away; the factory’s stay.'); return; }
    const kept = await shelf.fileOf(sound);
    await shelf.remove(sound);
    const back = button('Bring it back', `Bring ${sound.title} back`, () => { void shelf.save(kept); back.remove(); });
    row.append(back);
    hand.say(`${sound.title} is thrown away.`);
  };
  title.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); void save(); title.blur(); } });
  file.addEventListener('change', () => { if (file.files?.[0]) void take(instrument, hand, file.files[0]); file.value = ''; });
  acceptDrops(instrument, hand);
  const row = html('div', { class: 'filing' },
    button('Save', 'Save this sound', () => void save()), button('Throw away', 'Throw the chosen sound away', () => void remove()),
    button('Normal setting', 'One voice, nothing modulated, no cable', () => instrument.load({ ...normalSetting(instrument.panel), profile: instrument.patch.profile, normals: instrument.patch.normals, name: 'Normal Setting' }, 'Normal setting')),
    button('To a file', 'Export this sound as a file', () => download(instrument)), button('From a file', 'Import a file', () => file.click()),
    button('Copy link', 'Copy an address that holds this sound', async () => {
      await navigator.clipboard.writeText(await addressOfPatch(instrument.file));
      hand.say('The address is copied. It holds the whole sound; it works where a Lab runs on the same port.');
    }));
  return html('div', {}, title, row, file);
}

/** @param {Instrument} instrument */
function download(instrument) {
  const url = URL.createObjectURL(new Blob([`${stringify(instrument.file, 2)}\n`], { type: 'application/json' }));
  const link = html('a', { href: url, download: `${slugOf(instrument.patch.name)}.ms20.json` });
  link.click();
  URL.revokeObjectURL(url);
}

/** @param {Instrument} instrument @param {Hand} hand @param {File} file */
async function take(instrument, hand, file) {
  if (file.size > largestFile) { hand.say(`${file.name} is too large for a patch.`); return; }
  try {
    const read = parse(await file.text());
    if (read?.format !== 1) throw new Error('it is no patch of format 1');
    instrument.load(fromFile(instrument.panel, read), read.name || file.name);
    hand.say(`${read.name || file.name} is loaded. Undo: Ctrl+Z.`);
  } catch (error) { hand.say(`${file.name} could not be read: ${error instanceof Error ? error.message : error}.`); }
}

/** Files may be dropped anywhere. @param {Instrument} instrument @param {Hand} hand */
function acceptDrops(instrument, hand) {
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = [...event.dataTransfer?.files ?? []].find((one) => one.name.endsWith('.json'));
    if (file) void take(instrument, hand, file);
  });
}
