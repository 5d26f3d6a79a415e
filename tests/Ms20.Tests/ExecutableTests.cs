using System.Diagnostics;

namespace Ms20.Tests;

/// <summary>The program as it is built, in a process of its own.</summary>
public sealed class ExecutableTests
{
    // Far longer than anything here takes: a hanging process fails the test instead of the build.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(0, "--version")]
    [InlineData(1, "render", "none.mid")]
    [InlineData(2, "render", "none.mid", "--rate", "fast")]
    public void Exit_codes_come_through(int exitCode, params string[] call)
    {
        using var desk = new Desk();
        using Process process = Start(desk, call);
        process.StandardOutput.ReadToEnd();
        Assert.DoesNotContain("   at ", process.StandardError.ReadToEnd());
        Assert.Equal(exitCode, ExitCodeOf(process));
    }

    [Fact]
    public void A_render_writes_its_file_and_keeps_standard_output_clean()
    {
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 200, 60));
        using Process process = Start(desk, "render", "song.mid", "--rate", "8000", "--quality", "eco", "--tail", "0");
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        Assert.Equal(0, ExitCodeOf(process));
        Assert.Equal(1600, desk.Wave("song.wav").Samples.Length);
    }

    [Fact]
    public void A_pipe_gets_a_whole_file()
    {
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 200, 60));
        using Process process = Start(desk, "render", "song.mid", "-o", "-", "--rate", "8000", "--quality", "eco", "--tail", "0");
        Rendered wave = Rendered.Read(process.StandardOutput.BaseStream);
        Assert.Equal(1600, wave.Samples.Length);
        Assert.True(wave.Peak > 0.0);
        Assert.Equal(0, ExitCodeOf(process));
    }

    [Fact]
    public void A_pipe_that_nobody_reads_ends_the_render()
    {
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 200, 60).End(10_000_000));
        using Process process = Start(desk, "render", "song.mid", "-o", "-", "--rate", "8000", "--quality", "eco");
        process.StandardOutput.BaseStream.ReadExactly(new byte[1000]);
        process.StandardOutput.Close();
        Assert.EndsWith("standard output was closed before the song ended: have the other program read all of it.\n", process.StandardError.ReadToEnd());
        Assert.Equal(1, ExitCodeOf(process));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void An_interrupted_render_cleans_up_and_says_so(string signal)
    {
        // Windows has no command that sends one process a Ctrl-C.
        if (OperatingSystem.IsWindows())
            return;
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 200, 60).End(10_000_000));
        using Process process = Start(desk, "render", "song.mid", "--rate", "8000", "--quality", "eco");
        Assert.StartsWith("song.mid: ", process.StandardError.ReadLine());
        Assert.True(SpinWait.SpinUntil(() => desk.Files.Length == 2, Patience), "The temporary file has not appeared.");
        Kill(process, signal);
        Assert.Equal(130, ExitCodeOf(process));
        Assert.Equal("ms20: stopped; nothing was kept.\n", process.StandardError.ReadToEnd());
        Assert.Equal(["song.mid"], desk.Files);
    }

    private static void Kill(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        Assert.Equal(0, ExitCodeOf(kill));
    }

    private static int ExitCodeOf(Process process)
    {
        if (!process.WaitForExit(Patience))
            process.Kill();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static Process Start(Desk desk, params string[] arguments)
    {
        string executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ms20.exe" : "ms20");
        // Started in the background of a script, the test runner ignores Ctrl-C and hands that down; env gives the signal back.
        ProcessStartInfo start = OperatingSystem.IsLinux()
            ? new("env", ["--default-signal=INT", executable, .. arguments])
            : new(executable, arguments);
        return Process.Start(Redirected(start, desk))!;
    }

    private static ProcessStartInfo Redirected(ProcessStartInfo start, Desk desk)
    {
        start.WorkingDirectory = desk.Folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }
}
