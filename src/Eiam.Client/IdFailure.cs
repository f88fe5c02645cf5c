using System.Collections.Generic;
using System.Linq;

namespace Eiam.Client;

/// <summary>Ids of a list that were not done, or of which it is not known; the stream of a list of ids yields it in their place.</summary>
public sealed class IdFailure
{
    internal IdFailure(IReadOnlyList<string> ids, EiamException failure)
    {
        Ids = ids;
        Failure = failure;
    }

    /// <summary>The ids, at least one.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Why, and what is known of their fate.</summary>
    public EiamException Failure { get; }

    /// <summary>What an error points at: the one id, or the array of several.</summary>
    public object Target => Ids.Count == 1 ? Ids[0] : Ids.ToArray();
}
