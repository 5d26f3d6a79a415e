namespace Ms20.Engine.Wiring;

/// <summary>The order in which nodes run: stretches that run a range at a time, and loops that run a sample at a time.</summary>
/// <param name="Stretches">In running order.</param>
/// <param name="Cut">For every node: whether it is an input that reads its source one engine sample late, because a loop was cut there.</param>
internal sealed record NodeSchedule(IReadOnlyList<NodeStretch> Stretches, bool[] Cut);

/// <summary>Nodes that run one after the other.</summary>
/// <param name="Nodes">Node numbers in running order.</param>
/// <param name="IsLoop">Whether they form a feedback loop and run a sample at a time.</param>
internal sealed record NodeStretch(int[] Nodes, bool IsLoop);
