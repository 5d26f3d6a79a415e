namespace Ms20.PublicApi.Tests;

/// <summary>What has changed between two texts, line by line, each change below the unindented line it belongs to.</summary>
internal static class LineDifference
{
    /// <summary>Lines that are gone begin with -, new ones with +.</summary>
    public static string Between(string expected, string actual)
    {
        string[] old = expected.Split('\n'), now = actual.Split('\n');
        int[,] common = CommonLengths(old, now);
        var changes = new List<string>();
        string heading = "", shown = "";
        int i = 0, j = 0;
        while (i < old.Length || j < now.Length)
        {
            bool isSame = i < old.Length && j < now.Length && old[i] == now[j];
            bool isGone = !isSame && i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]);
            string line = isSame || isGone ? old[i] : now[j];
            if (!line.StartsWith(' '))
                heading = line;
            if (!isSame)
            {
                if (heading != shown && heading != line)
                    changes.Add($"  {heading}");
                shown = heading;
                changes.Add($"{(isGone ? '-' : '+')} {line}");
            }

            i += isSame || isGone ? 1 : 0;
            j += isSame || !isGone ? 1 : 0;
        }

        return string.Join('\n', changes);
    }

    /// <summary>The length of the longest common subsequence of what follows each pair of lines.</summary>
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}
