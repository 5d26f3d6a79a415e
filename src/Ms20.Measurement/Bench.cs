using System.Collections.Concurrent;

namespace Ms20.Measurement;

/// <summary>Where measurements are made: keeps what several of them need. Any thread.</summary>
internal sealed class Bench(CancellationToken stop = default)
{
    private readonly ConcurrentDictionary<string, Lazy<object>> _made = new();

    /// <summary>Asks a long measurement to end; it throws then.</summary>
    public CancellationToken Stop { get; } = stop;

    /// <summary>Makes something the first time it is asked for.</summary>
    /// <param name="name">Its name: the same name is the same thing.</param>
    /// <param name="make">Makes it.</param>
    public T Once<T>(string name, Func<T> make)
        where T : notnull =>
        (T)_made.GetOrAdd(name, _ => new Lazy<object>(() => make())).Value;
}
