namespace Eiam.Client.Json;

/// <summary>A number of a JSON text as it was written there, with all its digits.</summary>
internal sealed class JsonNumber(string text)
{
    /// <summary>The number.</summary>
    public override string ToString() => text;
}
