namespace Ms20.Engine.Signals;

/// <summary>A jump or a corner of a wave between two samples; nothing in lanes where it does not happen.</summary>
/// <param name="Happens">Mask of the lanes that have it.</param>
/// <param name="Since">How long before the sample's end it was, 0 to 1 samples; 0 in lanes that do not have it.</param>
/// <param name="From">The wave just before, in volts.</param>
/// <param name="To">The wave just after: the same at a corner.</param>
internal readonly record struct WaveEdge<TLanes>(TLanes Happens, TLanes Since, TLanes From, TLanes To)
    where TLanes : struct, ILanes<TLanes>;
