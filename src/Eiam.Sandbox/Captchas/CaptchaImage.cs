namespace Eiam.Sandbox.Captchas;

/// <summary>
/// The two pictures of a slider captcha: one with a gap, and the piece that fits it, as high as the picture, so that it is moved to the right only.
/// </summary>
internal static class CaptchaImage
{
    internal const int Width = 310;
    internal const int Height = 155;

    /// <summary>The width of the piece, and of the gap.</summary>
    internal const int Piece = 47;

    private const int Top = (Height - Piece) / 2;

    /// <summary>The picture, in which the gap is darker than what is around it.</summary>
    /// <param name="offset">Where the gap begins, in pixels from the left.</param>
    internal static byte[] Original(int offset) => PngWriter.Encode(Width, Height, (x, y) =>
    {
        uint colour = Colour(x, y);
        return IsInside(x - offset, y) ? ((colour >> 1) & 0x7F7F7F00) | 0xFF : colour;
    });

    /// <summary>The piece, transparent above and below.</summary>
    /// <param name="offset">Where it belongs.</param>
    internal static byte[] Jigsaw(int offset) => PngWriter.Encode(Piece, Height, (x, y) => IsInside(x, y) ? Colour(x + offset, y) : 0);

    private static bool IsInside(int x, int y) => x is >= 0 and < Piece && y is >= Top and < Top + Piece;

    // Stripes in steps, which compress to a few kilobytes and are nowhere alike.
    private static uint Colour(int x, int y)
    {
        uint red = 96 + (uint)(x / 2);
        uint green = 128 + (uint)(y / 31 * 16);
        uint blue = ((x / 31) + (y / 31)) % 2 == 0 ? 224u : 192u;
        return (red << 24) | (green << 16) | (blue << 8) | 0xFF;
    }
}
