using System.Runtime.InteropServices;
using System.Text;

namespace Ms20.Lab.Tests.Browser;

/// <summary>
/// A second node behind the page's own, on the browser's audio thread: writes down every sample that was played, and at what time one rose above a
/// threshold. It is served by the test's Lab; the page knows nothing of it.
/// </summary>
internal sealed class Tap
{
    // Chunks instead of a ring: nothing is lost however late the page looks.
    private const string Processor = """
        class Tap extends AudioWorkletProcessor {
          constructor() {
            super();
            this.chunk = new Float32Array(2048);
            this.other = new Float32Array(2048);
            this.at = 0;
            this.quiet = 0;
            this.threshold = 0;
            this.port.onmessage = ({ data }) => {
              if (data === 'flush') this.send();
              else if (data === 'end') this.isOver = true;
              else this.threshold = data;
            };
          }
          process([sound, other]) {
            const played = sound[0], outside = other[0];
            // Before it is connected and after it was exchanged for another there is nothing to write down.
            if (this.isOver || !played) return !this.isOver;
            for (let i = 0; i < played.length; i++) {
              const value = played[i];
              if (this.threshold > 0 && Math.abs(value) > this.threshold) {
                // Date.now is the only clock here; currentFrame says where the quantum stands.
                this.port.postMessage({ onset: Date.now(), frame: currentFrame + i });
                this.threshold = 0;
              }
              this.chunk[this.at] = value;
              this.other[this.at++] = outside ? outside[i] : 0;
              if (this.at === 2048) this.send();
            }
            return true;
          }
          send() {
            this.port.postMessage({ chunk: this.chunk.slice(0, this.at), other: this.other.slice(0, this.at) });
            this.at = 0;
          }
        }
        registerProcessor('ms20-tap', Tap);
        """;

    private const string Install = """
        async () => {
          const { sound } = await import('/js/engine/engine.js');
          const tap = window.ms20Tap = { chunks: [], others: [], onsets: [], flushed: 0 };
          tap.sound = sound;
          tap.attach = async () => {
            if (tap.context !== sound.context) await sound.context.audioWorklet.addModule('/js/tap.js');
            tap.context = sound.context;
            tap.node?.port.postMessage('end');
            tap.node?.disconnect();
            tap.node = new AudioWorkletNode(sound.context, 'ms20-tap', { numberOfInputs: 2, channelCount: 1, channelCountMode: 'explicit' });
            tap.node.port.onmessage = ({ data }) => {
              if (data.onset) tap.onsets.push(data);
              else { tap.chunks.push(data.chunk); tap.others.push(data.other); tap.flushed++; }
            };
            sound.node.connect(tap.node, 0, 0);
            tap.node.connect(sound.context.destination);
          };
          tap.text = async (list) => {
            const seen = tap.flushed;
            tap.node.port.postMessage('flush');
            while (tap.flushed === seen) await new Promise((resolve) => setTimeout(resolve, 10));
            const bytes = new Uint8Array(await new Blob(tap[list]).arrayBuffer());
            let text = '';
            for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
            return btoa(text);
          };
          sound.addEventListener('node', () => void tap.attach());
          await tap.attach();
        }
        """;

    /// <summary>What a Lab must serve for it: a worklet's module comes from its page's own server or not at all.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]> { ["/js/tap.js"] = Encoding.UTF8.GetBytes(Processor) };

    private readonly LabPage _page;

    private Tap(LabPage page) => _page = page;

    /// <summary>Sets one behind the sound, which must be on. It stays when the sound is started anew.</summary>
    public static async Task<Tap> OnAsync(LabPage page)
    {
        await page.Page.EvaluateAsync(Install);
        return new Tap(page);
    }

    /// <summary>Forgets what was played so far.</summary>
    public Task ForgetAsync() => _page.Page.EvaluateAsync("() => { ms20Tap.chunks.length = 0; ms20Tap.others.length = 0; }");

    /// <summary>All that was played since.</summary>
    public Task<float[]> PlayedAsync() => SamplesAsync("chunks");

    /// <summary>What came in at the tap's second input meanwhile, frame for frame.</summary>
    public Task<float[]> OtherAsync() => SamplesAsync("others");

    /// <summary>Listens for the first sample above a threshold.</summary>
    public Task ListenForAsync(double threshold) =>
        _page.Page.EvaluateAsync("threshold => { ms20Tap.onsets.length = 0; ms20Tap.node.port.postMessage(threshold); }", threshold);

    /// <summary>When it came, on the page's clock in milliseconds since 1970; waits for it.</summary>
    public async Task<double> OnsetMsAsync()
    {
        await _page.UntilAsync("() => ms20Tap.onsets.length > 0");
        return await _page.Page.EvaluateAsync<double>("() => ms20Tap.onsets[0].onset");
    }

    private async Task<float[]> SamplesAsync(string list)
    {
        byte[] bytes = Convert.FromBase64String(await _page.Page.EvaluateAsync<string>("list => ms20Tap.text(list)", list));
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }
}
