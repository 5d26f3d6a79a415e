using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Performances;

/// <summary>From a frame on, these are the cables.</summary>
internal sealed record Replugging(long Time, ImmutableArray<Cable> Cables)
{
    public override string ToString() => $"at {Time} plug [{string.Join(", ", Cables)}]";
}
