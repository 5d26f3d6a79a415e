// --smoke, --figures [-o FILE] [--native PROGRAM], --roots FILE, or whatever BenchmarkDotNet understands, for instance --filter '*Circuit*'.
using BenchmarkDotNet.Running;
using Ms20.Bench;

return args switch
{
    ["--smoke"] => Smoke.Run(),
    ["--roots", string file] => CircuitRoots.Write(file),
    ["--figures", ..] => FiguresCommand.Run(args.AsSpan(1)),
    _ => Benchmarks(args),
};

static int Benchmarks(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(Smoke).Assembly).Run(arguments);
    return 0;
}
