namespace Ms20.Engine.Wiring;

/// <summary>
/// The instrument as a graph: nodes are circuits and inputs, fixed edges are the wires on the boards. Cables and normals are not in it;
/// they are given to <see cref="ScheduleCompiler"/> as one source per input.
/// </summary>
internal sealed class CircuitGraph
{
    private readonly List<string> _names = [];
    private readonly List<int> _cutRanks = [];
    private readonly List<List<int>> _successors = [];

    /// <summary>How many nodes there are; node numbers run from 0 in the order they were added.</summary>
    public int Count => _names.Count;

    /// <summary>The name of a node: a circuit's name, or the id of a jack or internal input.</summary>
    public string NameOf(int node) => _names[node];

    /// <summary>Whether a node is an input, whose source cables and normals decide.</summary>
    public bool IsInput(int node) => _cutRanks[node] >= 0;

    /// <summary>How willingly a loop is cut at this input: lower is rather.</summary>
    public int CutRankOf(int node) => _cutRanks[node];

    /// <summary>The nodes that read this one over the boards' own wires.</summary>
    public IReadOnlyList<int> FixedSuccessorsOf(int node) => _successors[node];

    /// <summary>Adds a circuit.</summary>
    public int AddCircuit(string name) => Add(name, -1);

    /// <summary>Adds an input.</summary>
    /// <param name="id">The jack's or internal input's id.</param>
    /// <param name="cutRank">How willingly a loop is cut here, 0 or more; lower is rather.</param>
    public int AddInput(string id, int cutRank) => Add(id, cutRank);

    /// <summary>Adds a fixed wire.</summary>
    public void Wire(int from, int to) => _successors[from].Add(to);

    private int Add(string name, int cutRank)
    {
        _names.Add(name);
        _cutRanks.Add(cutRank);
        _successors.Add([]);
        return _names.Count - 1;
    }
}
