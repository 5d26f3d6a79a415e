namespace Ms20.Engine.Circuits;

/// <summary>The keys one hand holds down, in the order in which they were pressed. Fixed in size; allocates when made and never after.</summary>
internal sealed class HeldKeys
{
    /// <summary>MIDI notes 0 to 127.</summary>
    public const int Keys = 128;

    private readonly byte[] _order = new byte[Keys];
    private UInt128 _down;

    /// <summary>How many keys are down.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a key is down.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public bool IsDown(int note) => (_down >> note & UInt128.One) != UInt128.Zero;

    /// <summary>Presses a key; one that is down already becomes the last pressed.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public void Press(int note)
    {
        Release(note);
        _order[Count++] = (byte)note;
        _down |= UInt128.One << note;
    }

    /// <summary>Releases a key; nothing happens if it is not down.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public void Release(int note)
    {
        if (!IsDown(note))
            return;
        int place = Array.IndexOf(_order, (byte)note, 0, Count);
        Array.Copy(_order, place + 1, _order, place, Count - place - 1);
        Count--;
        _down &= ~(UInt128.One << note);
    }

    /// <summary>Releases all keys.</summary>
    public void Clear()
    {
        Count = 0;
        _down = UInt128.Zero;
    }

    /// <summary>The key that is heard, -1 if none is down.</summary>
    /// <param name="priority">Which key comes first.</param>
    public int Sounding(NotePriority priority) => Count == 0 ? -1 : priority switch
    {
        NotePriority.Highest => 127 - (int)UInt128.LeadingZeroCount(_down),
        NotePriority.Lowest => (int)UInt128.TrailingZeroCount(_down),
        _ => _order[Count - 1],
    };
}
