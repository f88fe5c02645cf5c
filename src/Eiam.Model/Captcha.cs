using System.Diagnostics.CodeAnalysis;
using System.Security;

namespace Eiam;

/// <summary>
/// A slider captcha: a picture with a gap, and the piece that fits it. Its token works once and is a secret, as every token here.
/// Source: EIAM:userapi/captcha/captcha.html.
/// </summary>
public sealed class Captcha : EiamRecordResult
{
    /// <summary>The picture with the gap (<c>originalImageBase64</c>): the bytes of a file, as a rule a PNG.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "The bytes of a file: what Set-Content and .NET take.")]
    public byte[]? OriginalImage { get; internal set; }

    /// <summary>The piece (<c>jigsawImageBase64</c>), as high as the picture; null where none came.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "The bytes of a file: what Set-Content and .NET take.")]
    public byte[]? JigsawImage { get; internal set; }

    /// <summary>What names the captcha where it is solved (<c>token</c>).</summary>
    public SecureString? Token { get => Own(field); internal set; }

    /// <summary><c>secretKey</c>; null where none came.</summary>
    public SecureString? SecretKey { get => Own(field); internal set; }

    /// <summary>The file that <see cref="OriginalImage"/> was saved to; null where it was not.</summary>
    public string? OriginalPath { get; internal set; }

    /// <summary>The file that <see cref="JigsawImage"/> was saved to; null where it was not.</summary>
    public string? JigsawPath { get; internal set; }

    /// <summary>Where its picture is; never its token.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => OriginalPath ?? nameof(Captcha);
}
