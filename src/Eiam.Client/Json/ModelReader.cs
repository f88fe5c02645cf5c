using System;
using System.Collections.Generic;
using System.Security;
using System.Text;
using System.Text.Json;

namespace Eiam.Client.Json;

/// <summary>
/// Reads the one tolerant way into a model type: each field is mapped to its property once; a field that is not mapped, or whose value cannot
/// be read, is kept in AdditionalData.
/// </summary>
/// <typeparam name="TResult">The model type.</typeparam>
internal sealed class ModelReader<TResult>
    where TResult : EiamResult, new()
{
    private readonly List<(byte[] Name, Func<TResult, Answer, bool> Take)> _fields = [];

    /// <summary>Maps a field to whatever a function makes of it.</summary>
    /// <param name="name">The field's name on the wire.</param>
    /// <param name="take">Says whether the value could be read.</param>
    public ModelReader<TResult> Field(string name, Func<TResult, Answer, bool> take)
    {
        _fields.Add((Encoding.UTF8.GetBytes(name), take));
        return this;
    }

    /// <summary>Maps a field to a text; numbers and booleans are taken as their text.</summary>
    public ModelReader<TResult> Text(string name, Action<TResult, string> set) => Map(name, static a => JsonValue.TryText(a.Json), set);

    /// <summary>Maps a field to a secret text.</summary>
    public ModelReader<TResult> Secret(string name, Action<TResult, SecureString> set) => Map(name, static a => JsonValue.ToSecret(a.Json), set);

    /// <summary>Maps a field to a whole number, sent as such or as its text.</summary>
    public ModelReader<TResult> Number(string name, Action<TResult, long> set) => Field(name, (result, answer) =>
    {
        if (JsonValue.ToWhole(answer.Json) is { } number)
        {
            set(result, number);
            return true;
        }

        return false;
    });

    /// <summary>Maps a field to a boolean, sent as such or as its text.</summary>
    public ModelReader<TResult> Flag(string name, Action<TResult, bool> set) => Field(name, (result, answer) =>
    {
        if (JsonValue.ToFlag(answer.Json) is { } flag)
        {
            set(result, flag);
            return true;
        }

        return false;
    });

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public TResult Read(Answer answer)
    {
        JsonValue.RequireObject(answer.Json);
        TResult result = new();
        Dictionary<string, object?>? rest = null;
        int next = 0;
        foreach (JsonProperty field in answer.Json.EnumerateObject())
        {
            int index = IndexOf(field, next);
            next = index + 1;
            bool taken = index >= 0 && (IsNothing(field.Value) || _fields[index].Take(result, answer.Of(field.Value)));
            if (!taken && JsonValue.TryName(field) is { } name)
            {
                JsonValue.Keep(ref rest, name, answer.Of(field.Value));
            }
        }

        if (rest is not null)
        {
            foreach (KeyValuePair<string, object?> own in result.AdditionalData)
            {
                if (rest.Count < JsonValue.MaxKept)
                {
                    rest[own.Key] = own.Value;
                }
            }

            result.AdditionalData = rest;
        }

        return result;
    }

    private ModelReader<TResult> Map<TValue>(string name, Func<Answer, TValue?> read, Action<TResult, TValue> set)
        where TValue : class =>
        Field(name, (result, answer) =>
        {
            if (read(answer) is { } value)
            {
                set(result, value);
                return true;
            }

            return false;
        });

    // Null and an empty text say that there is no value.
    private static bool IsNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.ValueEquals(ReadOnlySpan<byte>.Empty));

    // Answers keep an order, so that the field behind the last one is the likeliest.
    private int IndexOf(JsonProperty field, int likely)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            int index = (likely + i) % _fields.Count;
            if (JsonValue.IsNamed(field, _fields[index].Name))
            {
                return index;
            }
        }

        return -1;
    }
}
