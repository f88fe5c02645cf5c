using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Eiam.Benchmarks;

/// <summary>Measures the module in the real engine side by side with a bare HttpClient, and prints the figures of docs/performance.md.</summary>
internal static class Program
{
    private const int Wide = 32;

    private static readonly string Module = Metadata("StagedModule");
    private static readonly string EmptyModule = Metadata("EmptyModule");

    private static async Task<int> Main(string[] words)
    {
        switch (words)
        {
            case ["serve"]:
                await BenchmarkServer.ServeAsync().ConfigureAwait(false);
                return 0;
            case ["import", string module]:
                Import(module);
                return 0;
            case ["first", string tenant]:
                First(tenant);
                return 0;
            case ["memory", string tenant, string count]:
                Memory(tenant, engine => engine.Bind(int.Parse(count, CultureInfo.InvariantCulture), Wide));
                return 0;
            case ["bare", string tenant, string count]:
                BareMemory(tenant, int.Parse(count, CultureInfo.InvariantCulture));
                return 0;
            case ["users", string tenant, string count]:
                Memory(tenant, engine => engine.List(int.Parse(count, CultureInfo.InvariantCulture)));
                return 0;
        }

        try
        {
            Options options = Options.Parse(words);
            if (options.Help)
            {
                Console.WriteLine(Options.Usage);
            }
            else
            {
                Measure(options);
            }

            return 0;
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync(e.Message + "\n\n" + Options.Usage).ConfigureAwait(false);
            return 2;
        }
    }

    private static void Measure(Options options)
    {
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, "
            + $"PowerShell engine {typeof(PowerShell).Assembly.GetName().Version!.ToString(3)}; medians of {options.Rounds} rounds in turns, ratios within a round\n");
        using Child server = new(typeof(Program).Assembly.Location, null, "serve");
        string tenant = server.ReadLine();
        (string Name, Func<Options, string, IEnumerable<Figure>> Measure)[] figures =
        [
            ("sequence", InSequence),
            ("wide", AtOnce),
            ("bytes", Bytes),
            ("import", Imports),
            ("first", FirstCalls),
            ("scale", Scale),
            ("memory", Memories),
            ("users", Users),
            ("disable", Disables),
            ("seed", Seeds),
        ];
        Console.WriteLine(Figure.Head);
        foreach ((string name, Func<Options, string, IEnumerable<Figure>> measure) in figures)
        {
            if (options.Only is null || name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
            {
                foreach (Figure figure in measure(options, tenant))
                {
                    Console.WriteLine(figure);
                }
            }
        }
    }

    private static IEnumerable<Figure> InSequence(Options options, string tenant) =>
        [Time("bind, one after another, over HttpClient in sequence", options, tenant, options.Quick ? 300 : 2_000, 1, 1.25)];

    private static IEnumerable<Figure> AtOnce(Options options, string tenant) =>
        [Time("bind, -ThrottleLimit 32, over HttpClient 32 wide", options, tenant, options.Quick ? 1_000 : 8_000, Wide, 1.35)];

    private static Figure Time(string name, Options options, string tenant, int count, int width, double goal)
    {
        using Engine engine = Engine.Connected(Module, tenant);
        using BareClient bare = new(new Uri(tenant));
        Warm(engine, bare, options, width);
        List<double>[] times = Figure.InTurns(
            options.Rounds,
            () => Figure.MicrosecondsEach(count, () => engine.Bind(count, width)),
            () => Figure.MicrosecondsEach(count, () => bare.Run(count, width, BindRow.Fields)));
        return Figure.Of(name, "µs", times[0], times[1], goal);
    }

    private static IEnumerable<Figure> Bytes(Options options, string tenant)
    {
        const int Count = 2_000;
        using Engine engine = Engine.Connected(Module, tenant);
        using BareClient bare = new(new Uri(tenant));
        Warm(engine, bare, options, 1);
        double records = Figure.BytesEach(Count, () => GC.KeepAlive(BindRow.Stream(Count).Count()));
        List<double>[] bytes = Figure.InTurns(
            options.Rounds,
            () => Figure.BytesEach(Count, () => engine.Bind(Count, 1)) - records,
            () => Figure.BytesEach(Count, () => bare.Run(Count, 1, BindRow.Fields)));
        yield return Figure.Of("bytes allocated per bind, over HttpClient", "B", bytes[0], bytes[1], 2);
    }

    private static IEnumerable<Figure> Imports(Options options, string tenant)
    {
        DirectoryInfo dressed = Directory.CreateTempSubdirectory("eiam-benchmarks-");
        try
        {
            Dress(dressed.FullName);
            List<double>[] times = Figure.InTurns(
                options.Rounds, () => Number(Answer("import", Module)), () => Number(Answer("import", EmptyModule)), () => Number(Answer("import", Path.Combine(dressed.FullName, "EmptyModule.psd1"))));
            yield return Figure.Of("import, over that of an empty binary module", "ms", times[0], times[1], goal: null);
            yield return Figure.Of("the same, over an empty module with the same views and types", "ms", times[0], times[2], 1.1);
        }
        finally
        {
            dressed.Delete(recursive: true);
        }
    }

    // The empty module with the module's own XML files, which are read at every import whatever the module does.
    private static void Dress(string folder)
    {
        File.Copy(Path.Combine(EmptyModule, "EmptyModule.dll"), Path.Combine(folder, "EmptyModule.dll"));
        string[] files = ["EiamPowerShell.Format.ps1xml", "EiamPowerShell.Types.ps1xml"];
        foreach (string file in files)
        {
            File.Copy(Path.Combine(Module, file), Path.Combine(folder, file));
        }

        string manifest = File.ReadAllText(Path.Combine(EmptyModule, "EmptyModule.psd1"));
        File.WriteAllText(
            Path.Combine(folder, "EmptyModule.psd1"), manifest.Replace("@{", $"@{{\n    FormatsToProcess = @('{files[0]}')\n    TypesToProcess = @('{files[1]}')", StringComparison.Ordinal));
    }

    private static IEnumerable<Figure> FirstCalls(Options options, string tenant)
    {
        List<double> first = [];
        List<double> second = [];
        for (int i = 0; i < options.Rounds; i++)
        {
            string[] calls = Answer("first", tenant).Split(' ');
            first.Add(Number(calls[0]));
            second.Add(Number(calls[1]));
        }

        yield return Figure.Of("first bind of a process, over the second", "ms", first, second, goal: null);
    }

    private static IEnumerable<Figure> Scale(Options options, string tenant)
    {
        int[] sizes = options.Quick ? [100, 1_000, 10_000] : [1_000, 10_000, 100_000];
        using Engine engine = Engine.Connected(Module, tenant);
        using BareClient bare = new(new Uri(tenant));
        Warm(engine, bare, options, Wide);

        // The largest takes as long as a hundred of the smallest: three of it are a measurement.
        int rounds = options.Quick ? 1 : 3;
        List<double>[] times = Figure.InTurns(rounds, [.. sizes.Select(size => (Func<double>)(() => Repeated(size, sizes[^1] / 10, n => engine.Bind(n, Wide))))]);
        for (int i = 1; i < sizes.Length; i++)
        {
            yield return Figure.Of(
                string.Create(CultureInfo.InvariantCulture, $"time per bind at {sizes[i]:#,0} records, over {sizes[0]:#,0}"), "µs", times[i], times[0], 1.1);
        }
    }

    private static IEnumerable<Figure> Seeds(Options options, string tenant)
    {
        int[] sizes = [1_000, 10_000];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("eiam-benchmarks-");
        try
        {
            using Engine engine = Engine.Connected(Module, tenant);
            Func<double>[] seeds = [.. sizes.Select(size =>
            {
                string path = Path.Combine(folder.FullName, $"{size}.csv");
                File.WriteAllLines(path, Enumerable.Range(0, size).Select(static i => string.Create(CultureInfo.InvariantCulture, $"user{i},User {i},138{i:00000000},user{i}@example.com")).Prepend("UserName,Name,Mobile,Email"));
                return (Func<double>)(() => Repeated(size, sizes[^1], _ => engine.Run("Connect-Eiam -Sandbox -Path $args[0] -Name seeded", path)));
            })];
            Array.ForEach(seeds, static seed => seed());
            List<double>[] times = Figure.InTurns(options.Rounds, seeds);
            yield return Figure.Of("time per user to fill a sandbox with 10,000 users, over 1,000", "µs", times[1], times[0], 1.1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Small pipelines are run one after another until they come to as much work as a larger one.
    private static double Repeated(int size, int atLeast, Action<int> run)
    {
        int times = Math.Max(1, atLeast / size);
        return Figure.MicrosecondsEach(times * size, () =>
        {
            for (int i = 0; i < times; i++)
            {
                run(size);
            }
        });
    }

    private static IEnumerable<Figure> Memories(Options options, string tenant)
    {
        int[] sizes = options.Quick ? [1_000, 10_000] : [1_000, 100_000];
        yield return Peak("records", "memory", options, tenant, sizes);
        yield return Peak("records, HttpClient", "bare", options, tenant, sizes, goal: null);
    }

    private static Figure Peak(string of, string part, Options options, string tenant, int[] sizes, double? goal = 1.1)
    {
        List<double>[] peaks = Figure.InTurns(
            options.Quick ? 1 : 5, [.. sizes.Select(size => (Func<double>)(() => Number(Answer(part, tenant, size.ToString(CultureInfo.InvariantCulture)))))]);
        return Figure.Of(string.Create(CultureInfo.InvariantCulture, $"peak memory of a process with {sizes[1]:#,0} {of}, over {sizes[0]:#,0}"), "MiB", peaks[1], peaks[0], goal);
    }

    private static IEnumerable<Figure> Users(Options options, string tenant)
    {
        const int Count = 10_000;
        using Engine engine = Engine.Connected(Module, tenant);
        using BareDirectory bare = new(new Uri(tenant));
        for (int i = 0; i < (options.Quick ? 1 : 5); i++)
        {
            engine.List(Count);
            bare.List(Count);
        }

        List<double>[] times = Figure.InTurns(
            options.Rounds, () => Figure.MicrosecondsEach(Count, () => engine.List(Count)), () => Figure.MicrosecondsEach(Count, () => bare.List(Count)));
        yield return Figure.Of("Get-EiamUser, 10,000 users, over HttpClient page after page", "µs", times[0], times[1], 1.1);
        yield return Peak("users", "users", options, tenant, options.Quick ? [1_000, 10_000] : [10_000, 100_000]);
    }

    private static IEnumerable<Figure> Disables(Options options, string tenant)
    {
        const int Count = 1_000;
        using Engine engine = Engine.Connected(Module, tenant);
        using BareDirectory bare = new(new Uri(tenant));
        object users = engine.Run("Get-EiamUser -OrganizationId $args[0]", Count);
        string[] ids = [.. Enumerable.Range(0, Count).Select(static i => i.ToString("x32", CultureInfo.InvariantCulture))];
        for (int i = 0; i < (options.Quick ? 1 : 10); i++)
        {
            engine.Disable(users, Wide);
            bare.Disable(ids, Wide);
        }

        List<double>[] times = Figure.InTurns(
            options.Rounds, () => Figure.MicrosecondsEach(Count, () => engine.Disable(users, Wide)), () => Figure.MicrosecondsEach(Count, () => bare.Disable(ids, Wide)));
        yield return Figure.Of("1,000 users to Disable-EiamUser -ThrottleLimit 32, over HttpClient 32 wide", "µs", times[0], times[1], 1.35);
    }

    // Until the compiler has made of it what it will stay.
    private static void Warm(Engine engine, BareClient bare, Options options, int width)
    {
        for (int i = 0; i < (options.Quick ? 1 : 5); i++)
        {
            engine.Bind(2_000, width);
            bare.Run(2_000, width, BindRow.Fields);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Answer(params string[] part)
    {
        // What the collector lets lie until its first generation is full, a short run never comes to: 4 MiB of it, so that what is held is seen.
        KeyValuePair<string, string>? setting = part[0] is "memory" or "bare" or "users" ? new("DOTNET_GCgen0size", "400000") : null;
        using Child child = new(typeof(Program).Assembly.Location, setting, part);
        return child.ReadLine();
    }

    private static void Import(string module)
    {
        using Engine engine = new();

        // The engine's own first steps are no part of an import.
        engine.Run("Get-Module");
        long start = Stopwatch.GetTimestamp();
        engine.Run("Import-Module $args[0] -ErrorAction Stop", module);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static void First(string tenant)
    {
        using Engine engine = Engine.Connected(Module, tenant);
        double first = Figure.MicrosecondsEach(1_000, () => engine.Bind(1, 1));
        double second = Figure.MicrosecondsEach(1_000, () => engine.Bind(1, 1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {second}"));
    }

    private static void Memory(string tenant, Action<Engine> work)
    {
        using Engine engine = Engine.Connected(Module, tenant);
        work(engine);
        WritePeak();
    }

    private static void BareMemory(string tenant, int count)
    {
        using BareClient bare = new(new Uri(tenant));
        bare.Run(count, Wide, static i => ("state" + i, "code" + i));
        WritePeak();
    }

    private static void WritePeak()
    {
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine((self.PeakWorkingSet64 / 1024.0 / 1024.0).ToString(CultureInfo.InvariantCulture));
    }

    private static string Metadata(string key) =>
        typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!.TrimEnd('/', '\\');
}
