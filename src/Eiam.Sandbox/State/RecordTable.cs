using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>Records of one kind by their ids, oldest first. Not thread safe: its owner has the lock.</summary>
/// <param name="idOf">The id of a record, which does not change.</param>
internal sealed class RecordTable<T>(Func<T, string> idOf)
    where T : class
{
    private readonly List<T> _all = [];
    private readonly Dictionary<string, T> _byId = new(StringComparer.Ordinal);

    internal IReadOnlyList<T> All => _all;

    internal T? Find(string id) => _byId.TryGetValue(id, out T? found) ? found : null;

    internal T? Find(Predicate<T> predicate) => _all.Find(predicate);

    internal void Add(T record)
    {
        _byId.Add(idOf(record), record);
        _all.Add(record);
    }

    internal void Remove(T record)
    {
        _byId.Remove(idOf(record));
        _all.Remove(record);
    }
}
