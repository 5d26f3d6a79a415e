using System.Collections.Immutable;
using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.Engine.Wiring;

/// <summary>
/// The patch bay of one instrument: which circuits and inputs there are, how the boards' own wires join them, and how cables, normals
/// and host plugs become a <see cref="Schedule{TLanes}"/>.
/// </summary>
internal sealed class PatchBay<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly CircuitGraph _graph = new();
    private readonly List<IRuns> _members = [];
    private readonly Dictionary<Signal<TLanes>, int> _ownerOf = [];
    private readonly Dictionary<string, Source> _sources = [];
    private readonly List<InputNode<TLanes>> _inputs = [];
    private readonly Dictionary<string, InputNode<TLanes>> _inputsById = [];

    /// <summary>The inputs, jacks first, then the internal ones.</summary>
    public IReadOnlyList<InputNode<TLanes>> Inputs => _inputs;

    /// <summary>The input of an id.</summary>
    public InputNode<TLanes> InputOf(string id) => _inputsById[id];

    /// <summary>The signal at a jack: what an input reads, or what an output gives.</summary>
    public Signal<TLanes> SignalAt(Jack jack) =>
        jack.Direction == JackDirection.Input ? _inputsById[jack.Id].Volts : _sources[jack.Id].Signal;

    /// <summary>Adds an input and gives the wire behind it.</summary>
    public Signal<TLanes> AddInput(string id, double openVolts, SignalKind kind)
    {
        var input = new InputNode<TLanes>(id, openVolts);
        int node = _graph.AddInput(id, CutRank(kind));
        _members.Add(input);
        _inputs.Add(input);
        _inputsById.Add(id, input);
        _ownerOf.Add(input.Volts, node);
        return input.Volts;
    }

    /// <summary>Adds a circuit with the wires it reads and the wires it drives; what it reads must have been added before.</summary>
    public void AddCircuit(string name, Circuit<TLanes> circuit, ReadOnlySpan<Signal<TLanes>> reads, ReadOnlySpan<Signal<TLanes>> drives)
    {
        int node = _graph.AddCircuit(name);
        _members.Add(circuit);
        foreach (Signal<TLanes> wire in reads)
            _graph.Wire(_ownerOf[wire], node);
        foreach (Signal<TLanes> wire in drives)
            _ownerOf.Add(wire, node);
    }

    /// <summary>Gives a wire the id under which cables and normals know it.</summary>
    /// <param name="id">An output jack's or internal node's id.</param>
    /// <param name="wire">A wire that a circuit or input drives.</param>
    /// <param name="openMask">Where set, the source is an open contact.</param>
    public void AddSource(string id, Signal<TLanes> wire, TLanes[]? openMask = null) => _sources.Add(id, new Source(wire, openMask));

    /// <summary>Compiles cables, normals and host plugs. Control side: it allocates.</summary>
    public Schedule<TLanes> Compile(ImmutableArray<Cable> cables, NormalsTable normals, IReadOnlyDictionary<string, Signal<TLanes>> hostPlugs)
    {
        int[] sources = new int[_graph.Count];
        Array.Fill(sources, -1);
        var routes = new Schedule<TLanes>.Route[_inputs.Count];
        for (int i = 0; i < _inputs.Count; i++)
        {
            InputNode<TLanes> input = _inputs[i];
            if (hostPlugs.TryGetValue(input.Id, out Signal<TLanes>? plug))
            {
                routes[i] = new(input, plug, null, false);
            }
            else if (SourceOf(input.Id, cables, normals, hostPlugs) is { } source)
            {
                routes[i] = new(input, source.Signal, source.OpenMask, false);
                sources[_ownerOf[input.Volts]] = _ownerOf[source.Signal];
            }
            else
            {
                routes[i] = new(input, null, null, false);
            }
        }

        return Assemble(routes, ScheduleCompiler.Compile(_graph, sources));
    }

    /// <summary>
    /// How willingly a loop is cut at an input of this kind: 5 microseconds matter least where the voltage goes into an exponential or a
    /// time constant, a little at a gate, most in audio.
    /// </summary>
    private static int CutRank(SignalKind kind) => kind switch
    {
        SignalKind.ExponentialControl or SignalKind.ControlVolts or SignalKind.PitchHertzPerVolt or SignalKind.PitchVoltsPerOctave => 0,
        SignalKind.STrigger or SignalKind.Clock or SignalKind.Gate => 1,
        _ => 2,
    };

    private Source? SourceOf(
        string inputId, ImmutableArray<Cable> cables, NormalsTable normals, IReadOnlyDictionary<string, Signal<TLanes>> hostPlugs)
    {
        if (CableInto(inputId, cables) is { } cable)
            return _sources[cable.Output.Id];
        if (normals.NormalOf(inputId) is not { } normal)
            return null;
        bool there = normal.WhilePluggedId is not { } other || hostPlugs.ContainsKey(other) || CableInto(other, cables) is not null;
        return there ? _sources[normal.SourceId] : null;
    }

    private static Cable? CableInto(string inputId, ImmutableArray<Cable> cables)
    {
        foreach (Cable cable in cables)
        {
            if (cable.Input.Id == inputId)
                return cable;
        }

        return null;
    }

    private Schedule<TLanes> Assemble(Schedule<TLanes>.Route[] routes, NodeSchedule order)
    {
        for (int i = 0; i < routes.Length; i++)
            routes[i] = routes[i] with { Delayed = order.Cut[_ownerOf[routes[i].Input.Volts]] };
        var stretches = new Schedule<TLanes>.Stretch[order.Stretches.Count];
        for (int s = 0; s < stretches.Length; s++)
        {
            NodeStretch stretch = order.Stretches[s];
            var members = new IRuns[stretch.Nodes.Length];
            for (int n = 0; n < members.Length; n++)
                members[n] = _members[stretch.Nodes[n]];
            stretches[s] = new(members, stretch.IsLoop);
        }

        return new Schedule<TLanes>(routes, stretches);
    }

    private sealed record Source(Signal<TLanes> Signal, TLanes[]? OpenMask);
}
