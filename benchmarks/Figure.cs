using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace Eiam.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Ours">Ours, with its unit.</param>
/// <param name="Measure">What it is held against, with its unit.</param>
/// <param name="Ratio">The one over the other.</param>
/// <param name="Goal">What the ratio may be at most; null where there is no goal.</param>
internal sealed record Figure(string Name, string Ours, string Measure, double Ratio, double? Goal)
{
    public const string Head = "| figure | ours | held against | ratio | goal | |\n|---|--:|--:|--:|--:|---|";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {Ours} | {Measure} | {Ratio:0.00} | {(Goal is null ? string.Empty : $"≤ {Goal:0.##}")} | {(Goal is null ? string.Empty : Ratio <= Goal ? "met" : "**not met**")} |");

    public static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#} {unit}");

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Measures several things in turns, so that whatever else the machine does is done to all of them.</summary>
    /// <returns>Of each thing the values, round by round.</returns>
    public static List<double>[] InTurns(int rounds, params Func<double>[] things)
    {
        List<double>[] values = [.. things.Select(_ => new List<double>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < things.Length; i++)
            {
                // Not always in the same order: what one leaves behind is not always met by the same other.
                int turn = (i + round) % things.Length;
                values[turn].Add(things[turn]());
            }
        }

        return values;
    }

    /// <summary>A figure of two things that were measured in turns.</summary>
    public static Figure Of(string name, string unit, List<double> ours, List<double> measure, double? goal) =>
        new(name, Text(Median(ours), unit), Text(Median(measure), unit), RatioOf(ours, measure), goal);

    /// <summary>Microseconds that each of so many takes.</summary>
    public static double MicrosecondsEach(int count, Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
    }

    /// <summary>Bytes that each of so many allocates, on whatever thread.</summary>
    public static double BytesEach(int count, Action action)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count;
    }

    /// <summary>The median of the ratios of what was measured in the same round: what slows a round down slows both sides of it.</summary>
    private static double RatioOf(List<double> ours, List<double> measure) => Median(ours.Zip(measure, static (a, b) => a / b));
}
