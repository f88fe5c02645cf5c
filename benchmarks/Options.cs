using System;

namespace Eiam.Benchmarks;

/// <summary>What the user asked for.</summary>
internal sealed record Options(bool Quick, string? Only, bool Help)
{
    public const string Usage = """
        dotnet run -c Release --project benchmarks [-- [--quick] [--only TEXT]]

          --quick      few and short rounds: shows that the benchmarks work, not how fast the module is
          --only TEXT  only the figures whose name has this text in it: sequence, wide, import, first, scale, memory, bytes
        """;

    /// <summary>How often each side of a figure is measured, in turns.</summary>
    public int Rounds => Quick ? 3 : 31;

    public static Options Parse(string[] words)
    {
        Options options = new(false, null, false);
        for (int i = 0; i < words.Length; i++)
        {
            options = words[i] switch
            {
                "--quick" => options with { Quick = true },
                "--only" when i + 1 < words.Length => options with { Only = words[++i] },
                "--help" or "-h" => options with { Help = true },
                string word => throw new ArgumentException($"'{word}' is not an option, or lacks its value.", nameof(words)),
            };
        }

        return options;
    }
}
