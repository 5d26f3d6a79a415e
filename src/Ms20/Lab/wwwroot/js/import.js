// Files that come in, one or many, chosen or dropped anywhere: each becomes one of the player's own sounds, beside what is there; the first one plays.

/** @import {Sounds} from './sounds.js' */
import { fromFile } from './patch.js';

/** What one message to the Lab can hold, with room for what JSON adds. */
const largestFile = 120_000;
/** More are a folder by mistake. */
const mostFiles = 200;

/** @param {Sounds} sounds @param {File[]} files */
export async function bringIn(sounds, files) {
  const { shelf, instrument, hand } = sounds;
  /** @type {{slug: string, isNew: boolean, patch: Record<string, any>}[]} */ const good = [];
  /** @type {string[]} */ const broken = [];
  for (const file of files.slice(0, mostFiles)) {
    try {
      if (file.size > largestFile) throw new Error('it is too large for a patch');
      good.push(await shelf.import(await file.text(), file.name.replace(/(\.ms20)?\.json$/i, '')));
    } catch (error) { broken.push(`${file.name} could not be read: ${sentence(error)}`); }
  }
  if (files.length > mostFiles) broken.push(`Only the first ${mostFiles} files were read.`);
  const fresh = good.filter((one) => one.isNew);
  if (good.length > 0) {
    const { library, patch: before } = instrument, after = fromFile(instrument.panel, good[0].patch);
    sounds.current = `own/${good[0].slug}`;
    instrument.take(after);
    instrument.remember(good.length === 1 ? after.name : `${good.length} sounds from files`,
      () => { instrument.take(before); for (const one of fresh) void library.remove(one.slug); },
      () => { instrument.take(after); for (const one of fresh) void library.save(one.patch, one.slug); });
  }
  const done = good.length === 0 ? '' : good.length === 1 ? `${good[0].patch.name} is ${good[0].isNew ? 'among your sounds' : 'there already'}.` : `${good.length} sounds are among yours.`;
  const said = [...broken.slice(0, 1), broken.length > 1 ? `${broken.length - 1} more could not be read either.` : '', done].filter(Boolean).join(' ');
  sounds.notice(said, good.length > 0 ? () => instrument.undo() : undefined);
  hand.say(said);
}

/** Files may be dropped anywhere. @param {Sounds} sounds */
export function acceptDrops(sounds) {
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) document.body.classList.remove('dropping'); });
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dropping');
    const files = [...event.dataTransfer?.files ?? []];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    const patches = files.filter((file) => file.name.toLowerCase().endsWith('.json'));
    if (patches.length > 0) void bringIn(sounds, patches);
    else sounds.hand.say(`${files[0].name} is no patch: those end in .ms20.json. Sound goes in by the menu of an input jack.`);
  });
}

/** @param {unknown} error */
function sentence(error) {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
