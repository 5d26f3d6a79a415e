// The messages between the page and the Lab. Written from the rows of src/Ms20/Lab/Session/Messages.cs; anew with
//   MS20_UPDATE_DOCS=1 dotnet test -c Release tests/Ms20.Lab.Tests --filter MessageTests
// Nothing here runs.

/**
 * What the page says.
 *
 * `cable+`: a cable was plugged, from an output jack to an input jack.
 * `cable-`: a cable was pulled.
 * `drive`: the input jacks that the page's own sound is to be plugged into.
 * `forget`: what was taught to turn this control turns it no more.
 * `gear`: the MIDI channel, 0 for all; the MIDI profile: mini, extended, or empty for the model's own.
 * `go`: the sound of the set list at this place, from 0, is to play.
 * `learn`: the next control change is to turn this control; empty leaves it.
 * `limiter`: whether the limiter on what is heard works.
 * `meters`: the page is ready to draw lamps, meter and probed volts; and what time it is, unless it has slept.
 * `midi`: the bytes of a MIDI message, and the device that sent it.
 * `midigone`: a MIDI device is there no more.
 * `midiout`: the page passes MIDI on to this output, empty for none; whether what comes in goes out too.
 * `off`: a key comes up.
 * `on`: a key goes down; velocity 1 to 127.
 * `p`: a control stands at a dial mark.
 * `panic`: every key comes up.
 * `patch`: everything stands as in this patch file.
 * `player`: what of the player's book is other than it was.
 * `power`: the mini is to wake; or whether VOLUME is its switch, and whether it turns itself off.
 * `probe`: the jacks whose live volts the page wants to see.
 * `quality`: how fast the engine runs inside: eco, standard or high.
 * `rear`: a switch of the rear panel, by its legend, or a knob by its mark.
 * `service`: where would a service turn the trimmers?.
 * `set`: a key of the patch file.
 * `shelf`: a numbered question about the player's own patches.
 * `state`: the page wants to know how everything stands.
 *
 * @typedef {{t: 'cable+', from: string, to: string}
 *   | {t: 'cable-', from: string, to: string}
 *   | {t: 'drive', jacks: string[]}
 *   | {t: 'forget', id: string}
 *   | {t: 'gear', channel?: number, profile?: string}
 *   | {t: 'go', v: number}
 *   | {t: 'learn', id: string}
 *   | {t: 'limiter', v: boolean}
 *   | {t: 'meters', at?: number}
 *   | {t: 'midi', b: number[], at?: number, d?: string}
 *   | {t: 'midigone', d: string}
 *   | {t: 'midiout', name: string, thru?: boolean}
 *   | {t: 'off', n: number, at?: number}
 *   | {t: 'on', n: number, v?: number, at?: number}
 *   | {t: 'p', id: string, v: number, at?: number}
 *   | {t: 'panic'}
 *   | {t: 'patch', patch: Record<string, any>}
 *   | {t: 'player', favourites?: string[], keys?: 'highest' | 'last' | 'lowest', known?: string[], setList?: string[], setListOn?: boolean, place?: number}
 *   | {t: 'power', switch?: boolean, auto?: boolean}
 *   | {t: 'probe', jacks: string[]}
 *   | {t: 'quality', v: string}
 *   | {t: 'rear', id: string, v: string | number}
 *   | {t: 'service'}
 *   | {t: 'set', key: string, v: any}
 *   | {t: 'shelf', n: number, op: 'list' | 'load' | 'save' | 'import' | 'rename' | 'remove', slug?: string, patch?: Record<string, any>, text?: string, title?: string}
 *   | {t: 'state'}} FromPage
 */

/**
 * What the Lab says.
 *
 * `cable+`: a cable was plugged.
 * `cable-`: a cable was pulled.
 * `gear`: how MIDI is heard: the profile chosen and the one it comes to, the channel, and which control changes turn what.
 * `hello`: the first message: the tab's number, and the run's.
 * `hints`: the cables that are allowed and probably not meant.
 * `lamps`: brightness of lamps, 0 to 1.
 * `meter`: SIGNAL OUT in units of full scale, before the limiter; the engine's share of real time.
 * `midifault`: why MIDI notes are not heard; empty when they are.
 * `off`: a key comes up.
 * `on`: a key goes down.
 * `out`: bytes for the MIDI output; the key they press or let go, the bytes that would let it go, or that all are let go.
 * `outgone`: another page has the MIDI output now.
 * `p`: a control stands at a dial mark.
 * `patch`: everything stands as in this patch file.
 * `patches`: the player's own patches are these now.
 * `player`: favourites, set list and habits; which of the set list was taken last, -1 before the first.
 * `power`: the mini's power: on, gone by itself, VOLUME is its switch, it turns itself off.
 * `rear`: a switch of the rear panel, by its legend, or a knob by its mark.
 * `service`: where a service would turn the trimmers.
 * `set`: a key of the patch file.
 * `shelf`: the answer to a numbered question.
 * `sound`: the tab that has the sound, 0 for none; the jacks that its own sound is plugged into.
 * `status`: a sentence for the person at the panel.
 * `volts`: live volts of the probed jacks.
 *
 * @typedef {{t: 'cable+', from: string, to: string}
 *   | {t: 'cable-', from: string, to: string}
 *   | {t: 'gear', profile: string, heard: string, channel: number, bound: {cc: number, id: string, device?: string, taught: boolean}[]}
 *   | {t: 'hello', tab: number, run: string}
 *   | {t: 'hints', list: {from: string, to: string, says: string}[]}
 *   | {t: 'lamps', v: Record<string, number>}
 *   | {t: 'meter', peak: number, rms: number, limited: boolean, load: number}
 *   | {t: 'midifault', id: string, text: string, channel: number}
 *   | {t: 'off', n: number}
 *   | {t: 'on', n: number}
 *   | {t: 'out', b: number[], n?: number, rest?: number[], all?: boolean}
 *   | {t: 'outgone'}
 *   | {t: 'p', id: string, v: number}
 *   | {t: 'patch', patch: Record<string, any>}
 *   | {t: 'patches', list: {name: string, title: string, notes: string, cables: string[], tags: string[], factory: boolean}[]}
 *   | {t: 'player', favourites: string[], keys: 'highest' | 'last' | 'lowest', known: string[], setList: string[], setListOn: boolean, place: number}
 *   | {t: 'power', on: boolean, asleep: boolean, switch: boolean, auto: boolean}
 *   | {t: 'rear', id: string, v: string | number}
 *   | {t: 'service', v: Record<string, number>}
 *   | {t: 'set', key: string, v: any}
 *   | {t: 'shelf', n: number, list?: {name: string, title: string, notes: string, cables: string[], tags: string[], factory: boolean}[], slug?: string, isNew?: boolean, patch?: Record<string, any> | null, refused?: string}
 *   | {t: 'sound', tab: number, driven: string[]}
 *   | {t: 'status', text: string, kind: 'ok' | 'warn' | 'error'}
 *   | {t: 'volts', v: Record<string, number>}} FromLab
 */

export {};
