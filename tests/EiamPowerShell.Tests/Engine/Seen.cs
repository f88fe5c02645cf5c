using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using Xunit;

namespace EiamPowerShell.Tests.Engine;

/// <summary>All that can be seen of what a script wrote, and whether a secret is in it.</summary>
internal static class Seen
{
    private const int Depth = 12;

    // All that the user, a log or a file could take from it.
    public static string Everything(PowerShellEngine engine, RunResult result)
    {
        StringBuilder all = new();
        all.AppendJoin('\n', result.Verbose).AppendJoin('\n', result.Debug).AppendJoin('\n', result.Warnings).AppendJoin('\n', result.Information).Append(result.Terminating).Append('\n');
        List<object> records = [.. result.Errors, .. engine.Run("$Error").Output.Select(o => o.BaseObject)];
        if (result.Terminating is IContainsErrorRecord carrier)
        {
            records.Add(carrier.ErrorRecord);
        }

        foreach (object item in (IEnumerable<object>)[.. result.Output.Where(o => o is not null and not { BaseObject: SecureString }).Select(o => o.BaseObject), .. records])
        {
            ErrorRecord? error = item as ErrorRecord ?? (item as IContainsErrorRecord)?.ErrorRecord;
            all.Append(item).Append('\n');

            // What the engine's binder refuses never reached the module, and its own record holds the caller's arguments as they were.
            if (error?.Exception is not ParameterBindingException && item is not ParameterBindingException)
            {
                // In the runspace, which knows what of a type may be written.
                all.AppendJoin('\n', engine.Run("[System.Management.Automation.PSSerializer]::Serialize($args[0], 2)", item).Clean().Output).Append('\n');
            }

            AppendProperties(all, item);
            if (error is not null)
            {
                all.Append(error.Exception).Append(error.ErrorDetails).Append(error.ErrorDetails?.RecommendedAction).Append(error.CategoryInfo).Append(error.FullyQualifiedErrorId).Append('\n');
                AppendProperties(all, error.TargetObject);
                for (Exception? e = error.Exception; e is not null; e = e.InnerException)
                {
                    AppendProperties(all, e);
                    all.AppendJoin('\n', e.Data.Keys.Cast<object>().Select(k => $"{k}={e.Data[k]}")).Append('\n');
                }
            }
        }

        // What a person sees, and what stays in the log of the host.
        engine.Run("$args[0] | Out-Default; $args[1] | Out-Default; $args[1] | ForEach-Object { $_.Exception; $_.TargetObject } | Out-Default", result.Output.ToArray(), records.ToArray());
        return all.Append(engine.Host.Screen).ToString();
    }

    // What Format-List * shows, which is not in the bare engine. The invocation is the script's own text and arguments.
    private static void AppendProperties(StringBuilder all, object? item)
    {
        if (item is null)
        {
            return;
        }

        foreach (PSPropertyInfo property in PSObject.AsPSObject(item).Properties)
        {
            object? value;
            try
            {
                value = property.Value;
            }
            catch (GetValueException)
            {
                continue;
            }

            all.Append(property.Name).Append(" = ").Append(value).Append('\n');
            if (value is System.Collections.IEnumerable many and not string)
            {
                all.AppendJoin(", ", many.Cast<object>()).Append('\n');
            }
        }
    }

    // As it is, and as a SecureString of a platform without encryption is written.
    private static string[] Forms(string secret) => [secret, Convert.ToHexString(Encoding.Unicode.GetBytes(secret)), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))];

    /// <summary>A value with all that it contains, as ConvertTo-Json and Export-Clixml would write it.</summary>
    public static string Whole(object? value)
    {
        StringBuilder all = new();
        AppendWhole(all, value, Depth);
        return all.ToString();
    }

    public static void HasNone(string seen, IEnumerable<string> secrets)
    {
        foreach (string secret in secrets)
        {
            foreach (string form in Forms(secret))
            {
                int at = seen.IndexOf(form, StringComparison.OrdinalIgnoreCase);
                Assert.True(at < 0, $"shows {secret}: …{(at < 0 ? string.Empty : seen.Substring(Math.Max(0, at - 200), Math.Min(300, seen.Length - Math.Max(0, at - 200))))}…");
            }
        }
    }

    private static void AppendWhole(StringBuilder all, object? value, int depth)
    {
        all.Append(value).Append('\n');
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (depth == 0 || bare is null or string or SecureString or ValueType or Type)
        {
            return;
        }

        if (bare is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                AppendWhole(all, entry.Key, depth - 1);
                AppendWhole(all, entry.Value, depth - 1);
            }
        }
        else if (bare is IEnumerable many)
        {
            foreach (object? item in many)
            {
                AppendWhole(all, item, depth - 1);
            }
        }
        else
        {
            foreach (PSPropertyInfo property in PSObject.AsPSObject(value!).Properties)
            {
                all.Append(property.Name).Append(" = ");
                AppendWhole(all, property.Value, depth - 1);
            }
        }
    }
}
