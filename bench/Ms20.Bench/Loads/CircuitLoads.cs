using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Contract;

namespace Ms20.Bench.Loads;

/// <summary>Every circuit there is, and the parts between them, as loads.</summary>
internal static class CircuitLoads
{
    /// <summary>What the harness itself takes to feed one input; to be taken off the circuits' figures, once for each input.</summary>
    private const string Feeding = "(the harness, for each input)";

    /// <summary>A jack's input: limiting, and replacing what is no number. An instrument has twenty of them.</summary>
    private const string InputJack = "(an input jack)";

    /// <summary>What brings SIGNAL OUT down to the host's rate.</summary>
    private const string OutputDecimator = "(the output's decimator)";

    /// <summary>Names of all loads: circuits by enumeration, then the parts between them.</summary>
    public static IEnumerable<string> Names => [.. CircuitCases.Names, InputJack, OutputDecimator, Feeding];

    /// <summary>A load by name and width.</summary>
    public static Load Create(string name, int width) => width switch
    {
        8 => Create<Lanes8>(name),
        4 => Create<Lanes4>(name),
        _ => Create<Lanes1>(name),
    };

    /// <summary>The circuit of a load, by name.</summary>
    public static Circuit<TLanes> CreateCircuit<TLanes>(string name)
        where TLanes : struct, ILanes<TLanes> => name switch
        {
            Feeding => new NoCircuit<TLanes>(),
            InputJack => new JackCircuit<TLanes>(),
            OutputDecimator => new DecimatorCircuit<TLanes>(),
            _ => CircuitCases.Create<TLanes>(name),
        };

    private static CircuitLoad<TLanes> Create<TLanes>(string name)
        where TLanes : struct, ILanes<TLanes> => new(name, CreateCircuit<TLanes>(name));
}
