using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace Eiam.Benchmarks;

/// <summary>The records that are piped. Made as they are asked for, so that a long run keeps no more of them than a short one.</summary>
public static class BindRow
{
    // The same in every record; the server looks at none.
    private const string StateToken = "b7e1c4d2f3a9580617c2e4d8fb360a95";

    /// <summary>What is in a record.</summary>
    public static (string StateToken, string Code) Fields(int id) => (StateToken, "c0de" + id.ToString("x28", CultureInfo.InvariantCulture));

    /// <summary>Records as a CSV file gives them.</summary>
    public static IEnumerable<PSObject> Stream(int count)
    {
        for (int i = 0; i < count; i++)
        {
            (string stateToken, string code) = Fields(i);
            PSObject row = new(2);
            row.Properties.Add(new PSNoteProperty("StateToken", stateToken));
            row.Properties.Add(new PSNoteProperty("WeChatCode", code));
            yield return row;
        }
    }
}
