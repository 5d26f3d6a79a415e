using Ms20.App.Lab.Session;
using Ms20.App.Lab.Web;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>One run of the Lab, from the command to Ctrl-C.</summary>
internal sealed class LabRun(LabOptions options, Surroundings surroundings)
{
    private const string PanelFile = "panel.ms20.json";
    private const string MidiFile = "gear.midi.json";
    private const string PatchesFolder = "patches";
    private const string PlayerFile = "player.json";

    /// <summary>Runs it.</summary>
    /// <exception cref="Refusal">It cannot start.</exception>
    public async Task<int> RunAsync()
    {
        Say("Lab: starting...");
        string folder = surroundings.DataFolder;
        CreateFolder(folder);
        var running = new RunningLab(folder);
        (LoopbackPort? port, Uri? other) = await TakePortAsync(running);
        if (port is null)
            return OpenOther(other!);
        Task warm = Task.Run(WarmUp.Run);
        await using var keeper = new PatchKeeper(Path.Combine(folder, PanelFile), Say);
        var gear = new MidiGear(Path.Combine(folder, MidiFile), out string? complaint);
        if (complaint is not null)
            Say(complaint);
        var player = new PlayerKeeper(Path.Combine(folder, PlayerFile), out complaint);
        if (complaint is not null)
            Say(complaint);
        var session = new LabSession(FirstPatch(folder), new PatchShelf(Path.Combine(folder, PatchesFolder)), gear, keeper.Keep, player);
        await using LabServer server = await LabServer.StartAsync(port, running.TokenOf(port.Number), session, new PageFiles(options.PageFolder));
        await warm;
        Open(server.Address);
        await StoppedAsync();
        Say("Lab: stopped; the panel is kept as it stands.");
        return ExitCode.Success;
    }

    private async Task<(LoopbackPort? Port, Uri? Other)> TakePortAsync(RunningLab running)
    {
        int first = options.Port ?? LabOptions.DefaultPort;
        int last = options.Port is null ? first + LabOptions.PortsTried - 1 : first;
        for (int number = first; number <= last; number++)
        {
            if (LoopbackPort.TryTake(number) is { } port)
                return (port, null);
            if (await running.FindAsync(number, surroundings.Stop) is { } other)
                return (null, other);
        }

        if (options.Port is int wanted)
            throw new Refusal($"another program has port {wanted}: choose another with --port, or leave the option out.");
        return LoopbackPort.TryTake(0) is { } any
            ? (any, null)
            : throw new Refusal("this machine gives the Lab no port on its loopback: close some programs and start it again.");
    }

    private Patch FirstPatch(string folder)
    {
        Patch? kept = PatchKeeper.TryRead(Path.Combine(folder, PanelFile), out string? complaint);
        if (complaint is not null)
            Say(complaint);
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
        if (whyNot is null && !surroundings.OpenBrowser(address))
            whyNot = "no browser was found";
        Say(whyNot is null
            ? "Lab: opened in your browser. Ctrl-C stops it."
            : $"Lab: no browser is opened ({whyNot}): open the address above. Ctrl-C stops the Lab.");
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

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"the folder \"{folder}\" for your panel and patches cannot be made ({e.Message.TrimEnd('.')}): make it, or free its name.");
        }
    }
}
