using System;

namespace EiamPowerShell.Binding;

/// <summary>
/// Marks a parameter that a record's property fills, although PowerShell's own binder is not told: each parameter that it looks for costs every record
/// of a pipeline close to a kilobyte. For switches, whose text in a file it could not convert anyway.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FromRecordAttribute : Attribute;
