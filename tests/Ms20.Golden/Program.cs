using System.Globalization;
using System.Runtime.Intrinsics;
using Ms20.Golden;

// Prints the golden hashes, or writes them into the file named; which registers they were computed in goes to the error stream.
Console.Error.WriteLine($"Vector256 {Vector256.IsHardwareAccelerated}, Vector512 {Vector512.IsHardwareAccelerated}");
var lines = new List<string>();
foreach ((string name, Func<ulong> hash) in GoldenRenders.All)
    lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {hash():x16}"));
if (args.Length == 0)
    Console.Out.Write(string.Join('\n', [.. lines, ""]));
else
    File.WriteAllText(args[0], string.Join('\n', [GoldenRenders.Header, .. lines, ""]));
