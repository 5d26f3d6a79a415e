using Ms20.App.Lab.Power;
using Ms20.App.Lab.Session;
using Ms20.App.Lab.Web;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>One run of the Lab, from the command to Ctrl-C.</summary>
internal sealed class LabRun(LabOptions options, Surroundings surroundings)
{
    private AppWindow? _window;

    /// <summary>Runs it.</summary>
    /// <exception cref="Refusal">It cannot start.</exception>
    public async Task<int> RunAsync()
    {
        Say("Lab: starting...");
        using LabFolder folder = LabFolder.Open(surroundings.DataFolder, out string? complaint);
        SayIf(complaint);
        var running = new RunningLab(folder.Path);
        (LoopbackPort? port, Uri? other) = await TakePortAsync(running);
        if (port is null)
            return OpenOther(other!);
        if (folder.IsShared)
            Say($"Lab: another one keeps the panel; this one keeps its own in \"{folder.PanelPath}\".");
        var keeper = new PatchKeeper(folder.PanelPath, Say);
        await using (keeper)
            await PlayAsync(port, running, folder, keeper);
        Say(keeper.Unkept is { } reason ? $"Lab: stopped; the panel is not kept: {reason}"
            : complaint is null ? "Lab: stopped; the panel is kept as it stands." : "Lab: stopped.");
        return keeper.Unkept is null ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task PlayAsync(LoopbackPort port, RunningLab running, LabFolder folder, PatchKeeper keeper)
    {
        Task warm = Task.Run(WarmUp.Run);
        var gear = new MidiGear(folder.MidiPath, out string? complaint);
        SayIf(complaint);
        var power = new PowerMemory(folder.PowerPath, out complaint);
        SayIf(complaint);
        var player = new PlayerKeeper(folder.PlayerPath, out complaint);
        SayIf(complaint);
        using var session = new LabSession(FirstPatch(folder), new PatchShelf(folder.PatchesPath), gear, keeper.Keep, power, player: player);
        await using LabServer server = await LabServer.StartAsync(port, running.TokenOf(port.Number), session, new PageFiles(options.PageFolder));
        // Whoever stops it now has changed their mind, and wants no page any more.
        await Task.WhenAny(warm, StoppedAsync());
        if (surroundings.Stop.IsCancellationRequested)
            return;
        await warm;
        Open(server.Address);
        await Task.WhenAny(StoppedAsync(), _window?.ClosedAsync() ?? Task.Delay(Timeout.Infinite));
    }

    private async Task<(LoopbackPort? Port, Uri? Other)> TakePortAsync(RunningLab running)
    {
        int first = options.Port ?? LabOptions.DefaultPort;
        int last = options.Port is null ? first + LabOptions.PortsTried - 1 : first;
        bool isForbidden = false;
        for (int number = first; number <= last; number++)
        {
            // Written before the port is taken: one that is started at the same moment then asks with it.
            if (number != 0)
                running.TokenOf(number);
            if (LoopbackPort.TryTake(number, out isForbidden) is { } port)
                return (port, null);
            if (!isForbidden && await running.FindAsync(number, surroundings.Stop) is { } other)
                return (null, other);
        }

        if (options.Port is int wanted)
        {
            throw new Refusal(isForbidden
                ? $"this system does not give you port {wanted}: choose one above 1023 with --port, or leave the option out."
                : $"another program has port {wanted}: choose another with --port, or leave the option out.");
        }

        return LoopbackPort.TryTake(0) is { } any
            ? (any, null)
            : throw new Refusal("this machine gives the Lab no port on its loopback: close some programs and start it again.");
    }

    private Patch FirstPatch(LabFolder folder)
    {
        Patch? kept = PatchKeeper.TryRead(folder.PanelPath, out string? complaint);
        SayIf(complaint);
        if (kept is not null)
            return kept;
        FactoryPatches.TryFind(FactoryPatches.DefaultName, out Patch? first);
        return first!;
    }

    private int OpenOther(Uri address)
    {
        Say("Lab: it runs already.");
        Open(address);
        return ExitCode.Success;
    }

    // The one line on standard output is for programs too: they wait for its first word.
    private void Open(Uri address)
    {
        surroundings.Output.WriteLine($"MS20-READY {address.AbsoluteUri}");
        surroundings.Output.Flush();
        string? whyNot = options.NoBrowser ? "as asked" : BrowserOpener.WhyNot(surroundings.Variable);
        if (whyNot is null && options.AsApp)
            _window = AppWindow.TryOpen(address, surroundings.DataFolder);
        if (_window is not null)
        {
            Say(_window.IsWatched
                ? "Lab: opened in a window of its own. Closing it or Ctrl-C stops the Lab."
                : "Lab: opened in a window of its own. Ctrl-C stops the Lab.");
            return;
        }

        if (whyNot is null && options.AsApp)
            Say("Lab: a window of its own needs Chrome, Chromium or Edge, and none was found or started.");
        if (whyNot is null && !surroundings.OpenBrowser(address))
            whyNot = "no browser was found";
        Say(whyNot is null
            ? "Lab: opened in your browser. Ctrl-C stops it."
            : $"Lab: no browser is opened ({whyNot}): {BrowserOpener.Advice(surroundings.Variable, address.Port)}. Ctrl-C stops the Lab.");
    }

    private async Task StoppedAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = surroundings.Stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    private void Say(string sentence)
    {
        surroundings.Error.WriteLine($"{CommandLine.Name}: {sentence}");
        surroundings.Error.Flush();
    }

    private void SayIf(string? sentence)
    {
        if (sentence is not null)
            Say(sentence);
    }
}
