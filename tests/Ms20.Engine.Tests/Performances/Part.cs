using System.Collections.Immutable;

namespace Ms20.Engine.Tests.Performances;

/// <summary>What one lane plays: on which unit of the series, with which seed, what its jacks are fed, and what is done in which order.</summary>
internal sealed record Part(int Unit, ulong Seed, int Feed, ImmutableArray<Happening> Happenings)
{
    public override string ToString() =>
        string.Join("\n  ", [$"unit {Unit}, seed {Seed}, feed {Feed}", .. Happenings.Select(happening => happening.ToString())]);
}
