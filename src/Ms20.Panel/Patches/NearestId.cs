namespace Ms20.Panel;

/// <summary>Finds the id somebody probably meant.</summary>
internal struct NearestId
{
    private readonly string _wanted;
    private int _distance;

    /// <summary>Begins a search.</summary>
    /// <param name="wanted">What was written.</param>
    internal NearestId(string wanted)
    {
        _wanted = wanted;
        _distance = int.MaxValue;
        Id = "";
    }

    /// <summary>The nearest id so far.</summary>
    internal string Id { get; private set; }

    /// <summary>Offers an id; of equally near ones the first is kept.</summary>
    internal void Offer(string id)
    {
        int distance = Distance(_wanted, id);
        if (distance < _distance)
        {
            _distance = distance;
            Id = id;
        }
    }

    // Levenshtein's edit distance, one row at a time; what is longer than any id is cut, the rest counts fully.
    private static int Distance(string a, string b)
    {
        const int longest = 64;
        int beyond = Math.Max(0, a.Length - longest);
        ReadOnlySpan<char> from = a.AsSpan(0, a.Length - beyond);
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (from[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length] + beyond;
    }
}
