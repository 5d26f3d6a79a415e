// A patch in the address: #p=1.<deflated JSON>. The fragment is sent to nobody and stands in no log.

import { parse, stringify } from './digits.js';

const version = '1.';

/** @param {Uint8Array} bytes @param {'deflate-raw'} form @param {boolean} inflate */
async function squeeze(bytes, form, inflate) {
  const stream = inflate ? new DecompressionStream(form) : new CompressionStream(form);
  const body = new Response(/** @type {Uint8Array<ArrayBuffer>} */ (bytes)).body;
  return new Uint8Array(await new Response(/** @type {ReadableStream} */ (body).pipeThrough(stream)).arrayBuffer());
}

/** The fragment's patch, once: it is taken out of the address, so that a reload does not bring it back. @returns {Promise<Record<string, any>|null>} */
export async function patchOfAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1)), text = fragment.get('p');
  if (!text?.startsWith(version)) return null;
  fragment.delete('p');
  const rest = fragment.toString();
  history.replaceState(null, '', location.pathname + location.search + (rest ? `#${rest}` : ''));
  try {
    const packed = Uint8Array.from(atob(text.slice(version.length).replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    return parse(new TextDecoder().decode(await squeeze(packed, 'deflate-raw', true)));
  } catch { return null; }
}

/** An address that holds a patch. @param {Record<string, any>} file */
export async function addressOfPatch(file) {
  const packed = await squeeze(new TextEncoder().encode(stringify(file)), 'deflate-raw', false);
  const text = btoa(String.fromCharCode(...packed)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${location.origin}${location.pathname}#p=${version}${text}`;
}
