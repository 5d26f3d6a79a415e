namespace Ms20.Measurement;

/// <summary>Takes many figures, as many at a time as there are processors.</summary>
internal static class Survey
{
    /// <summary>Takes them.</summary>
    /// <param name="rows">The rows, in the order in which they are begun.</param>
    /// <param name="bench">Where they are made.</param>
    /// <param name="told">Called for each as it is done, by one thread at a time.</param>
    /// <returns>What was found, by row id.</returns>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static IReadOnlyDictionary<string, Outcome> Take(IReadOnlyList<Row> rows, Bench bench, Action<Outcome> told)
    {
        var found = new Dictionary<string, Outcome>();
        int next = 0;
        var workers = new Task[Math.Min(Environment.ProcessorCount, rows.Count)];
        for (int i = 0; i < workers.Length; i++)
            workers[i] = Task.Run(Work, bench.Stop);
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException failure)
        {
            bench.Stop.ThrowIfCancellationRequested();
            throw failure.Flatten().InnerExceptions[0];
        }

        return found;

        void Work()
        {
            for (int row; (row = Interlocked.Increment(ref next) - 1) < rows.Count;)
            {
                bench.Stop.ThrowIfCancellationRequested();
                var outcome = new Outcome(rows[row], rows[row].Take(bench));
                lock (found)
                {
                    found.Add(outcome.Row.Id, outcome);
                    told(outcome);
                }
            }
        }
    }
}
