using System.Collections.Generic;

namespace Eiam;

/// <summary>
/// What is known of an error code. Equal numbers mean different things in different products of the API family (tenant API notes, section 11),
/// so that one code can have several entries.
/// </summary>
public sealed class ErrorCode
{
    internal ErrorCode(string code, ApiProduct product, ErrorTopic topic)
    {
        Code = code;
        Product = product;
        Topic = topic;
    }

    /// <summary>The code; of the <c>/sdk/</c> family without the <c>IDAAS.</c> prefix, which tenants write or leave out.</summary>
    public string Code { get; }

    /// <summary>Whose code it is.</summary>
    public ApiProduct Product { get; }

    /// <summary>What the error is about.</summary>
    public ErrorTopic Topic { get; }

    /// <summary>The HTTP status that the pages give; null where none was visible or where it varies.</summary>
    public int? HttpStatus { get; internal init; }

    /// <summary>What the pages say that it means; {0} stands where the tenant writes a name.</summary>
    public string Meaning { get; internal init; } = string.Empty;

    /// <summary>What to do.</summary>
    public string RecommendedAction { get; internal set; } = string.Empty;

    /// <summary>The page that the code comes from, in the marks of the API notes.</summary>
    public string Source { get; internal init; } = string.Empty;

    /// <summary>The spellings that the pages print.</summary>
    public IReadOnlyList<string> Spellings { get; internal init; } = [];

    /// <summary>The same, with what to do in one case of it.</summary>
    internal ErrorCode For(string recommendedAction) => new(Code, Product, Topic)
    {
        HttpStatus = HttpStatus,
        Meaning = Meaning,
        RecommendedAction = recommendedAction,
        Source = Source,
        Spellings = Spellings,
    };

    /// <summary>The code.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Code;
}

/// <summary>The products of the API family, and this module itself.</summary>
public enum ApiProduct
{
    /// <summary>The <c>/sdk/</c> calls of EIAM and CIAM, whose codes are compared without the <c>IDAAS.</c> prefix.</summary>
    Sdk,

    /// <summary>The management calls of EIAM.</summary>
    Eiam,

    /// <summary>The management calls of CIAM.</summary>
    Ciam,

    /// <summary>The management calls of Huawei Cloud OneAccess.</summary>
    OneAccess,

    /// <summary>The OAuth calls: the <c>error</c> field.</summary>
    OAuth,

    /// <summary>This module's own ids, for failures without a code of the tenant.</summary>
    Module,
}

/// <summary>What an error is about, in the terms of the API.</summary>
public enum ErrorTopic
{
    /// <summary>A field or header of the request.</summary>
    Input,

    /// <summary>A code, token, password or lock: who the caller is.</summary>
    Authentication,

    /// <summary>Something that does not exist.</summary>
    NotFound,

    /// <summary>Something that exists already.</summary>
    Exists,

    /// <summary>How the tenant or the application is set up.</summary>
    Configuration,

    /// <summary>The tenant is busy or refuses for now.</summary>
    Busy,

    /// <summary>The way to the tenant and back.</summary>
    Transport,

    /// <summary>The state of this session.</summary>
    Session,

    /// <summary>The state of an object, which has to change first.</summary>
    State,
}
