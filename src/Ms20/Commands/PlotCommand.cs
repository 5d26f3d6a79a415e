using System.CommandLine;

namespace Ms20.App.Commands;

/// <summary><c>ms20 plot</c>: drawings of what the circuits do.</summary>
internal static class PlotCommand
{
    /// <summary>Makes the command with its own commands.</summary>
    public static Command Create(Surroundings surroundings) => new("plot", "Draw what the circuits do, and what WAVE files sound like.")
    {
        PlotResponseCommand.Create(surroundings),
        PlotEnvelopeCommand.Create(surroundings),
        PlotWaveformCommand.Create(surroundings),
        PlotSpectrogramCommand.Create(surroundings),
    };
}
