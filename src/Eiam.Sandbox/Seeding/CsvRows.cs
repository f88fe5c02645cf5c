using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Eiam.Sandbox.Seeding;

/// <summary>Reads CSV as <c>Export-Csv</c> writes it: commas, quotes doubled within quotes, line breaks within quotes, a first line of types.</summary>
internal static class CsvRows
{
    /// <summary>The records of a file whose first row has the names of the columns.</summary>
    /// <exception cref="ArgumentException">A name is unknown or there twice, a row has more cells than there are names, or a quote does not end.</exception>
    internal static IEnumerable<SeedRecord> Read(string file, TextReader text, SeedFields fields)
    {
        string[]? columns = null;
        foreach ((int line, List<string> cells) in Rows(file, text))
        {
            if (columns is null)
            {
                columns = Columns(file, line, cells, fields);
            }
            else if (cells.Count > columns.Length)
            {
                throw Error(file, line, $"it has {cells.Count} cells, and the first row has {columns.Length} names. Put cells with commas in quotes.");
            }
            else
            {
                yield return new SeedRecord(file, line, columns, cells);
            }
        }
    }

    private static string[] Columns(string file, int line, List<string> names, SeedFields fields)
    {
        string[] columns = new string[names.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = fields.Find(names[i].Trim()) ?? throw Error(file, line, $"'{names[i]}' is not the name of a column. Those are {fields.Known}, with commas between them.");
            if (Array.IndexOf(columns, columns[i]) < i)
            {
                throw Error(file, line, $"the column {columns[i]} is there twice. Leave one out.");
            }
        }

        return columns;
    }

    /// <summary>Rows that are not empty, with the line in which each begins.</summary>
    private static IEnumerable<(int Line, List<string> Cells)> Rows(string file, TextReader text)
    {
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            int first = ++number;
            if (line.Length == 0 || (first == 1 && line.StartsWith("#TYPE", StringComparison.Ordinal)))
            {
                continue;
            }

            List<string> cells = [];
            StringBuilder cell = new();
            bool quoted = false;
            for (int i = 0; ; i++)
            {
                if (i == line.Length)
                {
                    if (!quoted)
                    {
                        break;
                    }

                    line = text.ReadLine() ?? throw Error(file, first, "a quote does not end. Close it, or double a quote that belongs to the text.");
                    number++;
                    cell.Append('\n');
                    i = -1;
                }
                else if (line[i] == '"')
                {
                    if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                    {
                        cell.Append('"');
                        i++;
                    }
                    else
                    {
                        quoted = !quoted;
                    }
                }
                else if (line[i] == ',' && !quoted)
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else
                {
                    cell.Append(line[i]);
                }
            }

            cells.Add(cell.ToString());
            yield return (first, cells);
        }
    }

    private static ArgumentException Error(string file, int line, string message) => new($"{file}: line {line.ToString(CultureInfo.InvariantCulture)}: {message}");
}
