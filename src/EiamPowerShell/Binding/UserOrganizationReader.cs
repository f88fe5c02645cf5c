using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Eiam.Client.Requests;

namespace EiamPowerShell.Binding;

/// <summary>Reads the organizations of a user: codes, several in a cell with semicolons between, or tables of a code and a relation type.</summary>
internal static class UserOrganizationReader
{
    private static readonly string[] CodeNames = ["OrganizationCode", "org_code", "Code"];
    private static readonly string[] TypeNames = ["RelationType", "relation_type"];

    /// <summary>The organizations; null where none were given.</summary>
    /// <exception cref="ArgumentException">Something in it is no organization.</exception>
    public static IReadOnlyList<UserOrganization>? Read(PSObject? given, string parameter)
    {
        if (given?.BaseObject is null or "")
        {
            return null;
        }

        // One of TableReader's tables holds whatever it is: one value, or several.
        object? value = TableReader.Table(new PSObject(new System.Collections.Hashtable { [parameter] = given }), parameter)![parameter];
        return [.. (value is IReadOnlyList<object?> list ? list : [value]).SelectMany(item => One(item, parameter))];
    }

    private static IEnumerable<UserOrganization> One(object? item, string parameter) => item switch
    {
        string codes => codes.Split(';').Select(static code => new UserOrganization(code.Trim(), isMain: false)),
        IReadOnlyDictionary<string, object?> table => [new UserOrganization(Find(table, CodeNames) as string, IsMain(Find(table, TypeNames), parameter))],
        _ => throw new ArgumentException($"{parameter} has what is neither a code nor a table with OrganizationCode and RelationType.", parameter),
    };

    private static object? Find(IReadOnlyDictionary<string, object?> table, string[] names) =>
        table.FirstOrDefault(field => names.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).Value;

    private static bool IsMain(object? type, string parameter) => Convert.ToString(type, CultureInfo.InvariantCulture) switch
    {
        "1" => true,
        "0" or "" or null => false,
        _ => throw new ArgumentException($"{parameter} has a RelationType that is neither 1 (main) nor 0 (other).", parameter),
    };
}
