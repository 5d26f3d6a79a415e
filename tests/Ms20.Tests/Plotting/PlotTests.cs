using System.Xml.Linq;

namespace Ms20.Tests.Plotting;

public sealed class PlotTests
{
    [Theory]
    [InlineData("response.svg", "Early low-pass filter, cutoff 1 kHz, small signal", "response")]
    [InlineData(
        "response.svg", "Late high-pass filter, cutoff 866 Hz, small signal",
        "response", "--revision", "late", "--kind", "highpass", "--cutoff", "5")]
    [InlineData("envelope.svg", "Envelope generator 2", "envelope", "eg2", "--gate", "0.05")]
    [InlineData("waveform.svg", "VCO 1 SAW 8', MIDI note 60", "waveform", "vco1", "--note", "60")]
    [InlineData("waveform.svg", "VCO 2 SAW 8', MIDI note 48", "waveform", "vco2")]
    [InlineData("waveform.svg", "SIGNAL OUT, First Light, MIDI note 48", "waveform", "signal.out", "--patch", "first-light")]
    public void A_drawing_is_a_small_file_that_says_what_it_shows(string file, string title, params string[] call)
    {
        using var desk = new Desk();
        Said said = desk.Run(["plot", .. call]);
        Assert.Equal((0, "", $"{file}: {title}\n"), (said.ExitCode, said.Output, said.Error));
        Assert.Equal([file], desk.Files);
        byte[] first = File.ReadAllBytes(desk.PathOf(file));
        Assert.InRange(first.Length, 1000, 20_000);
        Assert.Equal("svg", XDocument.Parse(System.Text.Encoding.UTF8.GetString(first)).Root!.Name.LocalName);
        desk.Run(["plot", .. call, "--force"]);
        Assert.Equal(first, File.ReadAllBytes(desk.PathOf(file)));
    }

    [Fact]
    public void Each_PEAK_is_a_curve()
    {
        using var desk = new Desk();
        desk.Run("plot", "response", "-o", "peaks.svg", "--peak", "0", "--peak", "k 1", "--peak", "6");
        string svg = File.ReadAllText(desk.PathOf("peaks.svg"));
        Assert.Contains(">PEAK 0 (k 0)<", svg);
        Assert.Contains("(k 1)<", svg);
        Assert.Contains(">PEAK 6 (k 1.84)<", svg);
    }

    [Theory]
    [InlineData(1, "at PEAK 9 the filter whistles by itself and has no response: choose a lower --peak.", "response", "--peak", "9")]
    [InlineData(1, "\"old.svg\" exists already: choose another name with -o, or overwrite it with --force.", "response", "-o", "old.svg")]
    [InlineData(
        2, "--cutoff cannot be \"30kHz\": write a mark from 0 to 10 or a quantity, 50 Hz to 15 kHz.", "response", "--cutoff", "30kHz")]
    [InlineData(2, "--kind cannot be \"bandpass\": write lowpass or highpass.", "response", "--kind", "bandpass")]
    [InlineData(2, "there is no envelope generator \"eg3\": write eg1 or eg2.", "envelope", "eg3")]
    [InlineData(2, "--gate cannot be \"0\": write a number from 0.001 to 120.", "envelope", "eg1", "--gate", "0")]
    [InlineData(2, "there is no oscillator or jack \"vco3\"; the nearest is \"vco1\" (see \"ms20 panel\").", "waveform", "vco3")]
    [InlineData(2, "WHERE is missing: write ms20 plot waveform WHERE.", "waveform")]
    [InlineData(2, "there is no command \"respons\"; the nearest is \"response\" (see \"ms20 plot --help\").", "respons")]
    public void What_cannot_be_drawn_is_refused(int exitCode, string sentence, params string[] call)
    {
        using var desk = new Desk();
        File.WriteAllText(desk.PathOf("old.svg"), "mine");
        Said said = desk.Run(["plot", .. call]);
        Assert.Equal((exitCode, $"ms20: {sentence}\n"), (said.ExitCode, said.Error));
        Assert.Equal(["old.svg"], desk.Files);
        Assert.Equal("mine", File.ReadAllText(desk.PathOf("old.svg")));
    }
}
