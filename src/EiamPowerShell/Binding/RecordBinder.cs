using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Eiam;
using Eiam.Client.Secrets;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Binding;

/// <summary>
/// Fills in what PowerShell's binder leaves out of a record: a hashtable, a record that was given as -InputObject by name, and a column that
/// PowerShell cannot convert, which it drops without a word. Here that is an error which names the parameter.
/// </summary>
internal sealed class RecordBinder
{
    private static readonly ConcurrentDictionary<Type, RecordParameter[]> Known = new();
    private static readonly ConcurrentDictionary<Type, RecordParameter[]> KnownKeys = new();

    // What objects are named by. No secret has such a name and is text, and no query of an address.
    private static readonly string[] KeyNames =
    [
        "UserId", "UserName", "OrganizationId", "Code", "AccountId", "AccountName", "RoleId", "PositionId", "TitleId", "ApplicationOrganizationId", "JobId", "SocialAccountId",
        "ParentId", "Mobile",
    ];

    private readonly PSCmdlet _cmdlet;
    private readonly RecordParameter[] _parameters;
    private readonly RecordParameter[] _keys;
    private readonly HashSet<string> _given;

    // What of the command line no record goes with: a list in the place of one text, and a parameter of the set List.
    private readonly RecordParameter? _several;
    private readonly string? _ofList;

    // Null where a result fills what it has.
    private readonly string[]? _targets;
    private readonly Type[] _meant;
    private readonly List<RecordParameter> _filled = [];
    private string[]? _plainNames;

    // Of the rows, those that fill a parameter, and those that were named as filling none.
    private HashSet<string>? _columns;

    /// <summary>Made before the first record, when only what was given on the command line is bound.</summary>
    public RecordBinder(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _parameters = Known.GetOrAdd(cmdlet.GetType(), Describe);
        _keys = KnownKeys.GetOrAdd(cmdlet.GetType(), DescribeKeys);
        ResultTargetAttribute? target = cmdlet.GetType().GetCustomAttribute<ResultTargetAttribute>();
        _targets = target?.Parameters;
        _meant = target?.Of ?? [];
        _given = new HashSet<string>(cmdlet.MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _several = Array.Find(_parameters, p => _given.Contains(p.Name) && PipedValueAttribute.CountOf(p.TextOf(cmdlet)) > 1);
        _ofList = _given.FirstOrDefault(name => cmdlet.GetType().GetProperty(name)?.GetCustomAttributes<ParameterAttribute>().Any(static a => a.ParameterSetName == "List") == true);
    }

    /// <summary>Names of parameters that take no secret, although they sound like it.</summary>
    public string[] PlainNames => _plainNames ??= [.. _parameters.Where(static p => p.IsText).SelectMany(static p => p.Names).Where(static n => n.EndsWith("code", StringComparison.OrdinalIgnoreCase) && SensitiveName.Classify(n) == Sensitivity.Secret)];

    /// <summary>The parameters that a record can fill.</summary>
    public RecordParameter[] Parameters => _parameters;

    /// <summary>Whether each secret stands in a column of the record that has its parameter's name; others can come from what is nested in it.</summary>
    public bool FindsSecretsIn(PSObject? record)
    {
        if (record?.BaseObject is not PSCustomObject)
        {
            return false;
        }

        foreach (RecordParameter parameter in _parameters)
        {
            if (parameter.IsSecret && parameter.SecretOf(_cmdlet) is not null && (parameter.In(record) is not { } own || !RecordReader.IsScalar(own)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a parameter was given on the command line, be it with nothing.</summary>
    public bool IsGiven(string parameter) => _given.Contains(parameter);

    /// <summary>Whether a parameter was given, on the command line or by the record.</summary>
    public bool Has(string parameter) => IsGiven(parameter) || _filled.Exists(p => p.Name == parameter);

    /// <summary>Whether a record fills any parameter.</summary>
    public bool Uses(PSObject? record) => record is not null && Array.Exists(_parameters, parameter => parameter.In(record) is not null);

    /// <summary>Whether a record is a result of this module, or what is left of one that was serialised.</summary>
    public static bool IsResult(PSObject record) => record.BaseObject is EiamResult || IsSerialized(record);

    /// <summary>Whether a record has a value for a parameter, which it may not fill.</summary>
    public bool LeavesOut(string? parameter, PSObject? record) => record is not null && _targets is not null && IsResult(record) && !_targets.Contains(parameter)
        && !Array.TrueForAll(_parameters, p => p.Name != parameter || p.In(record) is null);

    /// <summary>Why a parameter has nothing, where the caller may have meant it to have; empty where nothing is known of that.</summary>
    public string WhyMissing(string? parameter, PSObject? record)
    {
        if (Array.Find(_parameters, p => p.Name == parameter) is not { } missing || IsGiven(missing.Name) || !missing.IsEmpty(_cmdlet))
        {
            return string.Empty;
        }

        if (record is null)
        {
            return WhyNotFound(missing, record);
        }

        if (LeavesOut(parameter, record))
        {
            return " A result of this module that is piped does not fill it here: give it by name.";
        }

        // By position the first parameter is filled, which a record is often piped for.
        return Array.Find(_parameters, p => IsGiven(p.Name) && p.In(record) is not null) is { } given
            ? $" -{given.Name} was given, although the record has it too: what was meant for -{missing.Name} has to be given by name."
            : record.BaseObject is string && !Uses(record) ? " A piped text fills no parameter here: pipe objects with properties of the parameters' names."
            : WhyNotFound(missing, record);
    }

    /// <summary>Whether a record has a column of a name, which need be no parameter's.</summary>
    public static bool Has(PSObject? record, string name)
    {
        try
        {
            return record is not null && (record.BaseObject is IDictionary table ? table.Contains(name) : record.Properties[name] is not null);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // A table of anybody's making. It is asked for a better message only.
            return false;
        }
    }

    // A name or a code in the place of the id that a change needs.
    private string WhyNotFound(RecordParameter missing, PSObject? record) => Advice.LookupOf(missing.Name) is not { } lookup ? string.Empty
        : Array.Exists(_parameters, p => p.Name == lookup.Key && !p.IsEmpty(_cmdlet))
            ? $" -{lookup.Key} is the new one here, and does not say which {lookup.Kind} is meant: find it first ({lookup.Lookup}), and pipe it."
        : Has(record, lookup.Key) ? $" The record has {lookup.Key}: find the {lookup.Kind} first ({lookup.Lookup}), and pipe it." : string.Empty;

    // PowerShell keeps the names of every object that was asked for them in a weak table of its own, so that results are not.
    private static string TypeName(PSObject record) => record.BaseObject is EiamResult result ? result.GetType().FullName! : record.TypeNames.FirstOrDefault() ?? string.Empty;

    private static bool IsOf(PSObject record, Type type) => TypeName(record) is { } name && (name == type.FullName || name == "Deserialized." + type.FullName);

    private static bool IsSerialized(PSObject record) => record.BaseObject is PSCustomObject && TypeName(record).StartsWith("Deserialized.Eiam.", StringComparison.Ordinal);

    /// <summary>Completes the parameters for a record.</summary>
    /// <exception cref="ArgumentException">A value cannot be what its parameter takes.</exception>
    /// <exception cref="EiamException">A result was piped that fills nothing.</exception>
    public void Bind(PSObject? record)
    {
        if (_several is not null)
        {
            throw new ArgumentException($"{_several.Name} takes one, and {PipedValueAttribute.CountOf(_several.TextOf(_cmdlet))} were given: pipe them to {_cmdlet.MyInvocation.MyCommand.Name} in its place.", _several.Name);
        }

        if (record is null)
        {
            return;
        }

        bool isSession = record.BaseObject is EiamSession;
        if (_ofList is not null && !isSession && _cmdlet.MyInvocation.ExpectingInput)
        {
            // PowerShell binds a record to the set Lookup only, and what it leaves out is filled in below: both sets at once.
            throw ErrorRecords.InvalidArgument($"-{_ofList} is for a list, and what is piped is looked up one by one: leave out one of the two.");
        }

        bool isResult = _targets is not null && IsResult(record);
        if (isResult && _targets!.Length == 0)
        {
            throw ErrorRecords.InvalidArgument(
                $"-InputObject is a result of this module, and fills nothing of {_cmdlet.MyInvocation.MyCommand.Name}: give by name what the new object is to have, such as the id of what it belongs to. Rows are taken, and Select-Object makes them of results.");
        }

        if (isResult && _meant.Length > 0 && !_given.Contains(_targets![0]) && !Array.Exists(_meant, type => IsOf(record, type)) && record.Properties[_targets[0]] is not null)
        {
            throw new ArgumentException($"{_targets[0]} is not taken from {SecretReader.Article(TypeName(record).Split('.').Last())}, which only refers to what would be changed. Pipe that itself, or give -{_targets[0]} by name.", _targets[0]);
        }

        foreach (RecordParameter parameter in _parameters)
        {
            if (_given.Contains(parameter.Name))
            {
                continue;
            }

            if (isSession || (isResult && !_targets!.Contains(parameter.Name)))
            {
                // A session is a session: its name is not the name of a user. A result says what is meant, and not what it is to become.
                parameter.Set(_cmdlet, null);
            }
            else if (parameter.IsEmpty(_cmdlet) && parameter.In(record) is { } value)
            {
                parameter.Set(_cmdlet, parameter.Convert(value));
                _filled.Add(parameter);
            }
            else if ((parameter.IsText || parameter.IsTexts) && parameter.In(record) is { } given)
            {
                // PowerShell makes one text of a list or an object, and of each object in a list.
                _ = parameter.Convert(given);
            }
        }
    }

    /// <summary>What the parameters name: of a piped value what it stands for, of the command line the first; null where they name nothing.</summary>
    public RecordKey? Key(PSObject? record)
    {
        foreach (RecordParameter key in _keys)
        {
            if (key.TextOf(_cmdlet) is { Length: > 0 } text && PipedValueAttribute.CountOf(text) == 1)
            {
                // What was typed in the place of what the record has was meant for another parameter: that can be a secret.
                return IsGiven(key.Name) && key.Names.Any(name => Has(record, name)) && Array.Exists(_parameters, static p => p.IsSecret) ? null : new RecordKey(key, text, record is null || IsGiven(key.Name));
            }
        }

        return null;
    }

    /// <summary>Whether a record has a column for a parameter, be it an empty one.</summary>
    public bool HasColumn(PSObject? record, string parameter) => record is not null && Array.Exists(_parameters, p => p.Name == parameter && p.IsIn(record));

    /// <summary>Takes back what was filled in: the next record has values of its own.</summary>
    public void Reset()
    {
        foreach (RecordParameter parameter in _filled)
        {
            parameter.Set(_cmdlet, null);
        }

        _filled.Clear();
    }

    /// <summary>What to say of the columns of a row that fill no parameter; empty where there is none that was not named before.</summary>
    public string Unused(PSObject? record)
    {
        if (record is null || IsResult(record))
        {
            return string.Empty;
        }

        _columns ??= new HashSet<string>(_parameters.SelectMany(static p => p.Names), StringComparer.OrdinalIgnoreCase);
        string[] unused;
        try
        {
            IEnumerable<object> names = record.BaseObject switch
            {
                IDictionary table => table.Keys.Cast<object>(),
                PSCustomObject => record.Properties.Where(static p => p.IsGettable).Select(static p => p.Name),
                _ => [],
            };
            unused = [.. names.Take(RecordReader.MaxValues).OfType<string>().Where(_columns.Add)];
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            throw RecordParameter.Unreadable(record);
        }

        return unused.Length == 0 ? string.Empty
            : $"{_cmdlet.MyInvocation.MyCommand.Name} has no parameter for {Shown(unused)}: what the piped rows have there is not sent.";
    }

    /// <summary>Names the columns of a record, for an error about a missing one.</summary>
    public static string Columns(PSObject? record) => RecordCopy.Of(record)?.Masked switch
    {
        OrderedDictionary table => List(table.Keys.Cast<object>().Select(static k => Convert.ToString(k, CultureInfo.InvariantCulture) ?? string.Empty)),
        PSObject shown => List(shown.Properties.Select(static p => p.Name)),
        EiamResult result => List(PSObject.AsPSObject(result).Properties.Select(static p => p.Name)),
        _ => string.Empty,
    };

    private static string List(IEnumerable<string> names) => " The record has " + (Shown(names) is { Length: > 0 } shown ? shown : "no properties") + ".";

    private static string Shown(IEnumerable<string> names) => string.Join(", ", names.Take(12).Select(static name => ForeignText.ForPeople(name, new Redactor(), 64)));

    private static RecordParameter[] DescribeKeys(Type cmdlet) =>
        [.. cmdlet.GetProperties().Where(static p => Array.IndexOf(KeyNames, p.Name) >= 0 && (p.PropertyType == typeof(string) || p.PropertyType == typeof(string[])) && p.GetCustomAttribute<ParameterAttribute>() is not null)
            .OrderBy(static p => p.GetCustomAttribute<PipedValueAttribute>() is null)
            .ThenBy(static p => p.GetCustomAttribute<ParameterAttribute>()!.Position != 0)
            .ThenBy(static p => Array.IndexOf(KeyNames, p.Name))
            .Select(static p => new RecordParameter(p))];

    private static RecordParameter[] Describe(Type cmdlet) =>
        [.. cmdlet.GetProperties().Where(static p => p.GetCustomAttribute<FromRecordAttribute>() is not null || p.GetCustomAttributes<ParameterAttribute>().Any(static a => a.ValueFromPipelineByPropertyName)).Select(static p => new RecordParameter(p))];
}
