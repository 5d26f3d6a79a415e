using Ms20.Engine.Wiring;

namespace Ms20.Engine.Tests.Wiring;

public class ScheduleCompilerTests
{
    [Fact]
    public void A_chain_runs_from_source_to_sink_in_one_stretch()
    {
        var graph = new CircuitGraph();
        int oscillator = graph.AddCircuit("oscillator"), input = graph.AddInput("in", 0), filter = graph.AddCircuit("filter");
        graph.Wire(input, filter);
        NodeSchedule schedule = ScheduleCompiler.Compile(graph, [-1, oscillator, -1]);
        NodeStretch only = Assert.Single(schedule.Stretches);
        Assert.False(only.IsLoop);
        Assert.True(Array.IndexOf(only.Nodes, oscillator) < Array.IndexOf(only.Nodes, input));
        Assert.True(Array.IndexOf(only.Nodes, input) < Array.IndexOf(only.Nodes, filter));
    }

    [Fact]
    public void A_loop_is_cut_once_at_the_input_of_lowest_rank()
    {
        var graph = new CircuitGraph();
        int audio = graph.AddInput("ext.signal.in", 2), filter = graph.AddCircuit("filter");
        int control = graph.AddInput("total", 0), oscillator = graph.AddCircuit("oscillator");
        graph.Wire(audio, filter);
        graph.Wire(control, oscillator);
        // filter -> total -> oscillator -> ext.signal.in -> filter
        NodeSchedule schedule = ScheduleCompiler.Compile(graph, [oscillator, -1, filter, -1]);
        Assert.Equal([false, false, true, false], schedule.Cut);
        NodeStretch loop = Assert.Single(schedule.Stretches);
        Assert.True(loop.IsLoop);
        Assert.Equal([control, oscillator, audio, filter], loop.Nodes);
    }

    [Fact]
    public void A_cable_from_a_jack_to_its_own_node_is_a_loop_too()
    {
        var graph = new CircuitGraph();
        int input = graph.AddInput("vco12.cv.in", 0);
        NodeSchedule schedule = ScheduleCompiler.Compile(graph, [input]);
        Assert.True(schedule.Cut[0]);
        Assert.True(schedule.Stretches[0].IsLoop);
    }

    [Fact]
    public void In_random_patches_every_uncut_edge_runs_forward_and_every_cut_is_needed()
    {
        var random = new Random(20);
        for (int trial = 0; trial < 300; trial++)
        {
            (CircuitGraph graph, int[] sources) = RandomPatch(random);
            NodeSchedule schedule = ScheduleCompiler.Compile(graph, sources);
            int[] place = Places(graph, schedule);
            for (int node = 0; node < graph.Count; node++)
            {
                if (sources[node] >= 0 && !schedule.Cut[node])
                    Assert.True(place[sources[node]] < place[node]);
                foreach (int successor in graph.FixedSuccessorsOf(node))
                    Assert.True(place[node] < place[successor]);
            }

            AssertEveryCutIsNeeded(graph, sources, schedule);
        }
    }

    private static void AssertEveryCutIsNeeded(CircuitGraph graph, int[] sources, NodeSchedule schedule)
    {
        for (int node = 0; node < graph.Count; node++)
        {
            if (!schedule.Cut[node])
                continue;
            Assert.True(graph.IsInput(node));
            int[] openedElsewhere = (int[])sources.Clone();
            for (int other = 0; other < graph.Count; other++)
            {
                if (schedule.Cut[other] && other != node)
                    openedElsewhere[other] = -1;
            }

            // With all other cut inputs unplugged there must still be a loop through this one.
            Assert.Contains(ScheduleCompiler.Compile(graph, openedElsewhere).Stretches, stretch => stretch.IsLoop);
        }
    }

    private static (CircuitGraph Graph, int[] Sources) RandomPatch(Random random)
    {
        var graph = new CircuitGraph();
        int circuits = random.Next(3, 12);
        for (int c = 0; c < circuits; c++)
            graph.AddCircuit($"circuit {c}");
        int inputs = random.Next(2, 20);
        for (int i = 0; i < inputs; i++)
            graph.AddInput($"input {i}", random.Next(3));
        // Fixed wires run from lower to higher circuits, as signal chains on boards do, and from inputs into circuits.
        for (int c = 1; c < circuits; c++)
        {
            if (random.Next(3) == 0)
                graph.Wire(random.Next(c), c);
        }

        int[] sources = new int[graph.Count];
        Array.Fill(sources, -1);
        for (int i = circuits; i < graph.Count; i++)
        {
            graph.Wire(i, random.Next(circuits));
            if (random.Next(4) > 0)
                sources[i] = random.Next(circuits);
        }

        return (graph, sources);
    }

    private static int[] Places(CircuitGraph graph, NodeSchedule schedule)
    {
        int[] place = new int[graph.Count];
        int next = 0;
        foreach (NodeStretch stretch in schedule.Stretches)
        {
            foreach (int node in stretch.Nodes)
                place[node] = next++;
        }

        Assert.Equal(graph.Count, next);
        return place;
    }
}
