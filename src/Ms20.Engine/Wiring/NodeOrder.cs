namespace Ms20.Engine.Wiring;

/// <summary>Strongly connected components (R. Tarjan, "Depth-first search and linear graph algorithms", 1972) in topological order.</summary>
internal sealed class NodeOrder
{
    private readonly List<int>[] _successors;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly bool[] _onStack;
    private readonly Stack<int> _stack = new();
    private readonly List<int[]> _components = [];
    private int _next;

    private NodeOrder(List<int>[] successors)
    {
        _successors = successors;
        _index = new int[successors.Length];
        _low = new int[successors.Length];
        _onStack = new bool[successors.Length];
    }

    /// <summary>
    /// The components of a graph, sources first; inside a component the nodes are sorted by number.
    /// A component of one node without an edge to itself is no loop.
    /// </summary>
    public static List<int[]> ComponentsOf(List<int>[] successors)
    {
        var order = new NodeOrder(successors);
        // Visiting in falling order makes the reversed result prefer low numbers first, so the order never depends on history.
        for (int node = successors.Length - 1; node >= 0; node--)
        {
            if (order._index[node] == 0)
                order.Visit(node);
        }

        order._components.Reverse();
        return order._components;
    }

    private void Visit(int node)
    {
        _index[node] = _low[node] = ++_next;
        _stack.Push(node);
        _onStack[node] = true;
        foreach (int successor in _successors[node])
        {
            if (_index[successor] == 0)
            {
                Visit(successor);
                _low[node] = Math.Min(_low[node], _low[successor]);
            }
            else if (_onStack[successor])
            {
                _low[node] = Math.Min(_low[node], _index[successor]);
            }
        }

        if (_low[node] == _index[node])
            _components.Add(PopComponent(node));
    }

    private int[] PopComponent(int root)
    {
        var members = new List<int>();
        int node;
        do
        {
            node = _stack.Pop();
            _onStack[node] = false;
            members.Add(node);
        }
        while (node != root);
        members.Sort();
        return [.. members];
    }
}
