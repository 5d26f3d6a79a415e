// The engine in your own program: a phrase on the MS-20, written to a WAVE file.
using Ms20.Audio.Wave;
using Ms20.Engine;
using Ms20.Panel;

const int rate = 48000, block = 480;
Patch patch = Patch.NormalSetting
    .With(Controls.LpfCutoff, 4.5).With(Controls.LpfPeak, 7.0).With(Controls.LpfEg2, 5.0)
    .With(Controls.Eg2Decay, 5.0).With(Controls.Eg2Sustain, 3.0)
    .WithCable(Jacks.WheelOut, Jacks.Total).With(Controls.LpfMg, 6.0);

var instrument = new Instrument(patch);
instrument.Prepare(new InstrumentOptions { SampleRateHz = rate, MaximumFrames = block });
int[] notes = [48, 51, 55, 60, 63, 60, 55, 51];
for (int i = 0; i < notes.Length; i++)
{
    instrument.TryPress(notes[i], time: i * rate / 4);
    instrument.TryRelease(notes[i], time: i * rate / 4 + rate / 5);
}

instrument.Turn(Controls.Wheel, 2.5, time: rate);     // a voltage from the wheel, into TOTAL
using FileStream file = File.Create(args.Length > 0 ? args[0] : "embed.wav");
using var wave = new WaveWriter(file, new WaveFormat(rate, 1, WaveEncoding.Integer24));
double[] samples = new double[block];
for (int frame = 0; frame < 3 * rate; frame += block)
{
    instrument.Process([], samples, block);            // never allocates, locks, throws or waits
    wave.WriteFrames(samples);
}

wave.Complete();
