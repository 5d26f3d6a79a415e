// A patch in the address: #p=1.<deflated JSON>. The fragment is sent to nobody and stands in no log.

/** @import {Instrument} from './instrument.js' */
import { parse, stringify } from './digits.js';
import { fromFile } from './patch.js';

const version = '1.';

/** @param {Uint8Array} bytes @param {'deflate-raw'} form @param {boolean} inflate */
async function squeeze(bytes, form, inflate) {
  const stream = inflate ? new DecompressionStream(form) : new CompressionStream(form);
  const body = new Response(/** @type {Uint8Array<ArrayBuffer>} */ (bytes)).body;
  return new Uint8Array(await new Response(/** @type {ReadableStream} */ (body).pipeThrough(stream)).arrayBuffer());
}

/** What is said about an address that is no patch. */
export const brokenAddress = 'The sound in this address could not be read: it was cut short on its way. Ask for it again, as a link or as a file.';

/**
 * The fragment's patch, once: it is taken out of the address, so that a reload does not bring it back. Null where there is none.
 * @returns {Promise<Record<string, any>|null>} @throws {Error} where there is one that cannot be read
 */
export async function patchOfAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1)), text = fragment.get('p');
  if (text === null) return null;
  fragment.delete('p');
  const rest = fragment.toString();
  history.replaceState(null, '', location.pathname + location.search + (rest ? `#${rest}` : ''));
  try {
    if (!text.startsWith(version)) throw new Error('another version');
    const packed = Uint8Array.from(atob(text.slice(version.length).replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const patch = parse(new TextDecoder().decode(await squeeze(packed, 'deflate-raw', true)));
    if (patch?.format !== 1) throw new Error('no patch');
    return patch;
  } catch { throw new Error(brokenAddress); }
}

/** An address that holds a patch. @param {Record<string, any>} file */
export async function addressOfPatch(file) {
  const packed = await squeeze(new TextEncoder().encode(stringify(file)), 'deflate-raw', false);
  const text = btoa(String.fromCharCode(...packed)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${location.origin}${location.pathname}#p=${version}${text}`;
}

/** Takes the sound of the address, now and whenever another is put there. @param {Instrument} instrument @param {(text: string) => void} say @returns {Promise<boolean>} whether there was one */
export async function takeFromAddress(instrument, say) {
  try {
    const file = await patchOfAddress();
    if (!file) return false;
    instrument.load(fromFile(instrument.panel, file), file.name || 'sound from the address');
    return true;
  } catch (error) {
    say(error instanceof Error && error.message === brokenAddress ? error.message : brokenAddress);
    return false;
  }
}
