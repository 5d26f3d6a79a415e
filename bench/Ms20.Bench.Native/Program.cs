// The figures as lines of text, for Ms20.Bench --figures --native to read; --smoke takes each once, to see that they run.
using Ms20.Bench.Figures;

foreach (string line in AllFigures.Take(args is ["--smoke"] ? Effort.Smoke : Effort.Full))
    Console.WriteLine(line);
