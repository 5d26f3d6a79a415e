using System.Runtime.CompilerServices;

namespace Ms20.Engine.Solvers;

/// <summary>The rule by which circuits solve their equations: how many Newton passes, and which lanes take them.</summary>
/// <remarks>
/// A pass evaluates the equations at the present point and takes the Newton step. A lane is finished when a step was shorter than
/// <see cref="LastStep"/> in the unit in which its exponentials grow e-fold: the step after it would be about half the square of that, so what is
/// left is below 1e-6 of that unit. Every lane decides for itself, lanes that are finished stand still, so every width gives the same bits.
/// </remarks>
internal static class Newton<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>A sample that takes more passes than this is an exception: see the circuits.</summary>
    public const int MostPasses = 8;

    /// <summary>A step shorter than this, in units of e-fold growth, is the last.</summary>
    public const double LastStep = 1e-3;

    /// <summary>The mask with every lane set.</summary>
    public static TLanes AllLanes => TLanes.OfBits(-1L);

    /// <summary>The new value in the lanes still being solved, the old one in the others. One lane alone is still being solved, or would not be asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Take(TLanes solving, TLanes renewed, TLanes old) =>
        TLanes.Width == 1 ? renewed : TLanes.Select(solving, renewed, old);
}
