using Spectre.Console;

namespace Ms20.App;

/// <summary>Does something that takes a while, says on standard error what begins, and moves a bar there if that is a terminal.</summary>
internal sealed class WorkProgress(string headline, Surroundings surroundings)
{
    private const double BarEnd = 1.0;

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Does it.</summary>
    /// <param name="work">What to do; it is given what it may tell how much is done, 0 to 1.</param>
    public T Run<T>(Func<Action<double>?, T> work)
    {
        surroundings.Error.WriteLine(headline);
        surroundings.Error.Flush();
        long start = surroundings.Clock.GetTimestamp();
        T result = surroundings.ErrorIsTerminal ? RunWithBar(work) : work(null);
        Elapsed = surroundings.Clock.GetElapsedTime(start);
        return result;
    }

    private T RunWithBar<T>(Func<Action<double>?, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask("work", maxValue: BarEnd);
                return work(done => bar.Value = done);
            });
    }
}
