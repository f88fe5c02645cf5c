// Prints a report of Stryker's: for each file the mutants that were killed, and each one that survived.
#:property PublishAot=false
using System;
using System.IO;
using System.Linq;
using System.Text.Json;

using JsonDocument report = JsonDocument.Parse(File.ReadAllText(args[0]));
foreach (JsonProperty file in report.RootElement.GetProperty("files").EnumerateObject())
{
    string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
    var tried = file.Value.GetProperty("mutants").EnumerateArray()
        .Select(m => (Mutant: m, Status: m.GetProperty("status").GetString()))
        .Where(m => m.Status is "Killed" or "Timeout" or "Survived" or "NoCoverage")
        .ToArray();
    if (tried.Length == 0)
    {
        continue;
    }

    int killed = tried.Count(m => m.Status is "Killed" or "Timeout");
    Console.WriteLine($"{Path.GetFileName(file.Name)}: {killed} of {tried.Length} killed");
    foreach ((JsonElement mutant, _) in tried.Where(m => m.Status is "Survived" or "NoCoverage"))
    {
        int line = mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();
        string replacement = string.Join(' ', mutant.GetProperty("replacement").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Console.WriteLine($"  {line}: {lines[line - 1].Trim()}");
        Console.WriteLine($"      {mutant.GetProperty("mutatorName").GetString()}: {replacement}");
    }
}
