namespace Ms20.Engine.Wiring;

/// <summary>
/// Turns the graph and one source per input into a running order. Loops are cut at as few inputs as needed, each cut adding one engine
/// sample of delay; where, is decided by the input's rank and id, never by the order in which cables were plugged.
/// </summary>
internal static class ScheduleCompiler
{
    /// <summary>Compiles. Control thread only: it allocates.</summary>
    /// <param name="graph">Circuits, inputs and fixed wires.</param>
    /// <param name="sources">For every node: the node it takes its source from if it is a connected input, else -1.</param>
    public static NodeSchedule Compile(CircuitGraph graph, int[] sources)
    {
        bool[] cut = CutLoops(graph, sources);
        var stretches = new List<NodeStretch>();
        var straight = new List<int>();
        foreach (int[] component in NodeOrder.ComponentsOf(Successors(graph, sources, cut: null)))
        {
            if (!IsLoop(component, sources))
            {
                straight.Add(component[0]);
                continue;
            }

            Flush(straight, stretches);
            stretches.Add(new NodeStretch(OrderInside(component, graph, sources, cut), IsLoop: true));
        }

        Flush(straight, stretches);
        return new NodeSchedule(stretches, cut);
    }

    private static void Flush(List<int> straight, List<NodeStretch> stretches)
    {
        if (straight.Count > 0)
            stretches.Add(new NodeStretch([.. straight], IsLoop: false));
        straight.Clear();
    }

    private static bool IsLoop(int[] component, int[] sources) =>
        component.Length > 1 || sources[component[0]] == component[0];

    private static bool[] CutLoops(CircuitGraph graph, int[] sources)
    {
        bool[] cut = new bool[graph.Count];
        var cuts = new List<int>();
        while (FindLoop(graph, sources, cut) is { } loop)
        {
            int best = BestCut(graph, sources, cut, loop);
            cut[best] = true;
            cuts.Add(best);
        }

        // A later cut may have opened the loops an earlier one was made for: mend what is not needed, latest rank first.
        cuts.Sort((a, b) => -Compare(graph, a, b));
        foreach (int candidate in cuts)
        {
            cut[candidate] = false;
            cut[candidate] = FindLoop(graph, sources, cut) is not null;
        }

        return cut;
    }

    private static int[]? FindLoop(CircuitGraph graph, int[] sources, bool[] cut)
    {
        foreach (int[] component in NodeOrder.ComponentsOf(Successors(graph, sources, cut)))
        {
            if (component.Length > 1 || (sources[component[0]] == component[0] && !cut[component[0]]))
                return component;
        }

        return null;
    }

    private static int BestCut(CircuitGraph graph, int[] sources, bool[] cut, int[] loop)
    {
        int best = -1;
        foreach (int node in loop)
        {
            bool closesLoop = sources[node] >= 0 && !cut[node] && Array.BinarySearch(loop, sources[node]) >= 0;
            if (closesLoop && (best < 0 || Compare(graph, node, best) < 0))
                best = node;
        }

        // The boards' own wiring has no loop, so every loop passes an input.
        return best >= 0 ? best : throw new InvalidOperationException("The fixed wiring has a loop without an input.");
    }

    private static int Compare(CircuitGraph graph, int a, int b)
    {
        int byRank = graph.CutRankOf(a).CompareTo(graph.CutRankOf(b));
        return byRank != 0 ? byRank : string.CompareOrdinal(graph.NameOf(a), graph.NameOf(b));
    }

    private static List<int>[] Successors(CircuitGraph graph, int[] sources, bool[]? cut)
    {
        var successors = new List<int>[graph.Count];
        for (int node = 0; node < graph.Count; node++)
            successors[node] = [.. graph.FixedSuccessorsOf(node)];
        for (int node = 0; node < graph.Count; node++)
        {
            if (sources[node] >= 0 && (cut is null || !cut[node]))
                successors[sources[node]].Add(node);
        }

        return successors;
    }

    private static int[] OrderInside(int[] component, CircuitGraph graph, int[] sources, bool[] cut)
    {
        var order = new List<int>();
        foreach (int[] single in NodeOrder.ComponentsOf(Successors(graph, sources, cut)))
        {
            if (Array.BinarySearch(component, single[0]) >= 0)
                order.Add(single[0]);
        }

        return [.. order];
    }
}
