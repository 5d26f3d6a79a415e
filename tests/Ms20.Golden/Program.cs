using System.Globalization;
using Ms20.Golden;

foreach ((string name, Func<ulong> hash) in GoldenRenders.All)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {hash():x16}"));
