using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client;

/// <summary>
/// A call whose answer is a list: whole, or in pages. A page is asked for by its number, from 0 (<c>offset</c>), and its size (<c>limit</c>):
/// tenant API notes, section 2.
/// </summary>
/// <typeparam name="TItem">What an item becomes.</typeparam>
public abstract class EiamListRequest<TItem> : EiamRequest<Page<TItem>>
    where TItem : class
{
    // A tenant that knows no pages can send all it has; a hostile one, a million empty ones.
    private const int MaxItems = 20_000;

    private readonly string _field;
    private int _page;

    /// <summary>Makes a request.</summary>
    /// <param name="endpoint">The row of the table.</param>
    /// <param name="field">The field of the answer that contains the items.</param>
    /// <param name="pageSize">How many items a page has; 0 for a list that comes whole.</param>
    protected EiamListRequest(Endpoint endpoint, string field, int pageSize = 0)
        : base(endpoint)
    {
        _field = field;
        PageSize = pageSize;
    }

    /// <summary>How many items are passed over.</summary>
    public long Skip { get; init; }

    /// <summary>How many items are wanted; only the pages that they need are asked for.</summary>
    public long First { get; init; } = long.MaxValue;

    /// <inheritdoc/>
    public sealed override bool IsList => true;

    /// <summary>How many items a page has; 0 for a list that comes whole.</summary>
    internal int PageSize { get; }

    /// <summary>Reads one item.</summary>
    /// <param name="item">The item's JSON.</param>
    /// <returns>The typed item.</returns>
    protected internal abstract TItem ReadItem(Answer item);

    /// <summary>What tells an item from another, so that one that moves between pages comes out once; null where nothing does.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Its id.</returns>
    protected internal virtual string? IdOf(TItem item) => null;

    /// <summary>Whether an item is one of those that are asked for, where the API has no such filter.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether it is yielded.</returns>
    protected internal virtual bool IsWanted(TItem item) => true;

    /// <summary>What is wrong where the list yields nothing; null where that is an answer.</summary>
    protected internal virtual string? NothingFound => null;

    /// <summary>Adds the page; a derived class adds its filters, and calls this.</summary>
    /// <param name="query">Takes the fields.</param>
    protected internal override void WriteQuery(QueryWriter query)
    {
        if (PageSize > 0)
        {
            query.Number("offset", _page);
            query.Number("limit", PageSize);
        }
    }

    /// <inheritdoc/>
    protected internal sealed override Page<TItem> Read(Answer answer)
    {
        long? total = TotalOf(answer.Json);

        // Where nothing is in it, the list itself can be null or absent.
        if (total == 0 && (!answer.Json.TryGetProperty(_field, out JsonElement none) || none.ValueKind == JsonValueKind.Null))
        {
            return new Page<TItem>([], total);
        }

        JsonElement list = JsonValue.Required(answer.Json, _field, JsonValueKind.Array);
        if (list.GetArrayLength() > MaxItems)
        {
            throw new JsonException($"The list has {list.GetArrayLength()} items; at most {MaxItems} are read at once.");
        }

        List<TItem> items = new(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            items.Add(ReadItem(answer.Of(item)));
        }

        return new Page<TItem>(items, total) { Text = PageSize > 0 && items.Exists(item => IdOf(item) is null) ? list.GetRawText() : null };
    }

    // Less than nothing says nothing.
    private static long? TotalOf(JsonElement answer)
    {
        JsonValue.RequireObject(answer);
        return answer.TryGetProperty("total", out JsonElement total) && JsonValue.ToWhole(total) is >= 0 and var whole ? whole : null;
    }

    // For items that have ids: once a page.
    private protected void WarnOfMissingIds(object? page, CallContext call)
    {
        if (((Page<TItem>)page!).Items.Any(item => IdOf(item) is null))
        {
            call.WarnOfMissingId(null);
        }
    }

    internal EiamListRequest<TItem> AtPage(int page)
    {
        EiamListRequest<TItem> copy = (EiamListRequest<TItem>)MemberwiseClone();
        copy._page = page;
        return copy;
    }

    // The API has no lookup of it.
    internal sealed override async Task<object?> ReadOneAsync(EiamClient client, IEiamTrace? trace, CancellationToken stop)
    {
        await foreach (TItem item in client.StreamAsync(this, trace, stop).ConfigureAwait(false))
        {
            return item;
        }

        return null;
    }

    internal sealed override IAsyncEnumerable<object?> StreamObjects(EiamClient client, IEiamTrace? trace, CancellationToken cancellationToken) =>
        client.StreamAsync(this, trace, cancellationToken);
}

/// <summary>One page of a list.</summary>
/// <typeparam name="TItem">What an item became.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Total">How many items the whole list has; null where the tenant did not say.</param>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, long? Total)
{
    /// <summary>The list as it came, where an item of it has no id that tells it from another; null where all have one.</summary>
    internal string? Text { get; init; }
}
