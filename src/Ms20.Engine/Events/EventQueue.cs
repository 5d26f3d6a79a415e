namespace Ms20.Engine.Events;

/// <summary>
/// One lane's way from the control side to the audio thread: a bounded queue with one writer and one reader, without locks.
/// Notes and cables are never dropped: when there is no room the writer is told. Knob moves always get through: when the queue is
/// half full they are kept per knob instead, the latest standing for all before it, those that still wait for their time included.
/// </summary>
internal sealed class EventQueue
{
    /// <summary>Room for events. A tunable: seconds of a dense score.</summary>
    public const int Capacity = 1024;

    /// <summary>The bits of an empty place in the table of latest dials: a NaN no dial has.</summary>
    private static readonly long Empty = BitConverter.DoubleToInt64Bits(double.NaN);

    private readonly InstrumentEvent[] _ring = new InstrumentEvent[Capacity];
    private readonly long[] _latestDials;

    // How many events had been posted when a knob's latest move was kept, and, once that has been taken, how many it stands for.
    private readonly long[] _keptAfter;
    private readonly long[] _standsFor;
    private long _written;
    private long _read;
    private int _anyLatest;

    /// <summary>A queue for a number of controls.</summary>
    public EventQueue(int controls)
    {
        _latestDials = new long[controls];
        _keptAfter = new long[controls];
        _standsFor = new long[controls];
        Array.Fill(_latestDials, Empty);
    }

    /// <summary>Control thread: whether there is room for an event of any kind.</summary>
    public bool HasRoom => _written - Volatile.Read(ref _read) < Capacity;

    /// <summary>Control thread: adds an event; false when there is no room, and then nothing has happened.</summary>
    public bool TryPost(in InstrumentEvent happening)
    {
        long waiting = _written - Volatile.Read(ref _read);
        if (happening.Kind == EventKind.Dial && (waiting >= Capacity / 2 || IsKept(happening)))
        {
            Keep(happening);
            return true;
        }

        if (!HasRoom)
            return false;
        _ring[_written % Capacity] = happening;
        Volatile.Write(ref _written, _written + 1);
        return true;
    }

    /// <summary>Audio thread: the next event if it is due.</summary>
    public bool TryTake(long now, out InstrumentEvent happening)
    {
        while (_read != Volatile.Read(ref _written) && _ring[_read % Capacity].Time <= now)
        {
            happening = _ring[_read % Capacity];
            bool isOld = happening.Kind == EventKind.Dial && _read < _standsFor[happening.Number];
            _ring[_read % Capacity] = default;
            Volatile.Write(ref _read, _read + 1);
            if (!isOld)
                return true;
        }

        happening = default;
        return false;
    }

    /// <summary>Audio thread: the time of the next event, or <see cref="long.MaxValue"/>.</summary>
    public long NextTime() =>
        _read == Volatile.Read(ref _written) ? long.MaxValue : _ring[_read % Capacity].Time;

    /// <summary>Audio thread: hands over one kept knob move, if there is any.</summary>
    public bool TryTakeLatest(out int control, out double dial)
    {
        control = 0;
        dial = 0.0;
        if (Volatile.Read(ref _anyLatest) == 0)
            return false;
        Volatile.Write(ref _anyLatest, 0);
        for (; control < _latestDials.Length; control++)
        {
            if (Volatile.Read(ref _latestDials[control]) == Empty)
                continue;
            dial = BitConverter.Int64BitsToDouble(Interlocked.Exchange(ref _latestDials[control], Empty));
            // Should a later move have been kept meanwhile, this counts to that one, which is handed over next.
            _standsFor[control] = Volatile.Read(ref _keptAfter[control]);
            Volatile.Write(ref _anyLatest, 1);
            return true;
        }

        return false;
    }

    /// <summary>Forgets everything. Only while no other thread posts.</summary>
    public void Clear()
    {
        _written = _read = 0;
        _anyLatest = 0;
        Array.Clear(_ring);
        Array.Clear(_keptAfter);
        Array.Clear(_standsFor);
        Array.Fill(_latestDials, Empty);
    }

    private bool IsKept(in InstrumentEvent move) => Volatile.Read(ref _latestDials[move.Number]) != Empty;

    private void Keep(in InstrumentEvent move)
    {
        Volatile.Write(ref _keptAfter[move.Number], _written);
        Interlocked.Exchange(ref _latestDials[move.Number], BitConverter.DoubleToInt64Bits(move.Value));
        Volatile.Write(ref _anyLatest, 1);
    }
}
