using System;

namespace EiamPowerShell.Binding;

/// <summary>Marks the parameter that a piped text, number or SecureString stands for by itself, without being a record's property.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PipedValueAttribute : Attribute;
