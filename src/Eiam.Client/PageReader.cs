using System;
using System.Collections.Generic;

namespace Eiam.Client;

/// <summary>Which page of a list comes next, and what of a page is wanted.</summary>
internal sealed class PageReader<TItem>
    where TItem : class
{
    private readonly EiamListRequest<TItem> _request;
    private long _skip;
    private long _left;
    private long _read;
    private long _came;
    private long? _total;
    private bool _ended;
    private string? _text;

    // There is no cursor: rows move between pages while a list is read. An id is looked for in the two pages before.
    private HashSet<string> _before = [];
    private HashSet<string> _beforeThat = [];

    public PageReader(EiamListRequest<TItem> request)
    {
        _request = request;
        _left = request.First;
        _skip = request.Skip;
        if (request.PageSize > 0)
        {
            Number = (int)Math.Min(request.Skip / request.PageSize, int.MaxValue);
            _skip = request.Skip % request.PageSize;
            _read = (long)Number * request.PageSize;
            _came = _read;
        }
    }

    /// <summary>The next page's number, from 0.</summary>
    public int Number { get; private set; }

    public bool HasMore => !_ended && _left > 0;

    /// <summary>
    /// Whether the page behind the next one is wanted, as far as the tenant's total says, so that both can be asked for at once. Not where items are
    /// counted or chosen: a page too many would be asked for then.
    /// </summary>
    public bool ExpectsTwo => HasMore && _request is { PageSize: > 0, First: long.MaxValue, NothingFound: null } && ((long)Number + 1) * _request.PageSize < _total;

    /// <summary>How many items fewer came than the tenant announced; null where all came, or not all were wanted.</summary>
    public long? Missing => _ended && _left > 0 && _total - _came is > 0 and var missing ? missing : null;

    /// <summary>Takes the items of a page that are wanted and new.</summary>
    public IReadOnlyList<TItem> Take(Page<TItem> page)
    {
        // No tenant has pages so far down; the next number would be none.
        bool isLastNumber = Number == int.MaxValue;
        Number++;
        _read += page.Items.Count;
        _total = page.Total ?? _total;
        List<TItem> taken = new(page.Items.Count);
        HashSet<string> ids = [];
        bool hasNewId = false;

        // Rows without an id are told apart by nothing, but a whole page of them that is the one before, letter for letter, is not another page.
        bool isSame = page.Text is { } text && text == _text;
        _text = page.Text;
        foreach (TItem item in page.Items)
        {
            string? id = _request.IdOf(item);
            bool isNew = id is null ? !isSame : ids.Add(id) && !_before.Contains(id) && !_beforeThat.Contains(id);
            if (!isNew)
            {
                continue;
            }

            hasNewId |= id is not null;
            _came++;
            if (_request.IsWanted(item) && _skip-- <= 0 && _left > 0)
            {
                _left--;
                taken.Add(item);
            }
        }

        // A server that knows no pages answers the same one for ever. A total that is less than what came says nothing.
        bool isNewPage = ids.Count == 0 ? !isSame : hasNewId;
        _ended = _request.PageSize == 0 || page.Items.Count < _request.PageSize || (_read >= _total && _came <= _total) || !isNewPage || isLastNumber;
        _beforeThat = _before;
        _before = ids;
        return taken;
    }
}
