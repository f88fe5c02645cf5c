using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Eiam.Sandbox.Captchas;

/// <summary>Writes a PNG file: eight bits for each of red, green, blue and alpha, no filter, no interlace.</summary>
internal static class PngWriter
{
    private const int BytesPerPixel = 4;

    private static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="colour">Red, green, blue and alpha of the pixel at x and y, the highest byte first.</param>
    internal static byte[] Encode(int width, int height, Func<int, int, uint> colour)
    {
        using var file = new MemoryStream();
        file.Write(Signature, 0, Signature.Length);
        byte[] header = new byte[13];
        Put(header, 0, (uint)width);
        Put(header, 4, (uint)height);
        header[8] = 8;
        header[9] = 6;
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(Rows(width, height, colour)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row begins with the number of its filter: 0, none.
    private static byte[] Rows(int width, int height, Func<int, int, uint> colour)
    {
        int stride = 1 + (width * BytesPerPixel);
        byte[] rows = new byte[height * stride];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Put(rows, (y * stride) + 1 + (x * BytesPerPixel), colour(x, y));
            }
        }

        return rows;
    }

    // The zlib form that PNG asks for: two bytes before the deflated data, and a checksum behind them.
    private static byte[] Compress(byte[] data)
    {
        using var zlib = new MemoryStream();
        zlib.WriteByte(0x78);
        zlib.WriteByte(0x9C);
        using (var deflate = new DeflateStream(zlib, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(data, 0, data.Length);
        }

        WriteNumber(zlib, Adler32(data));
        return zlib.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string name, byte[] data)
    {
        byte[] type = Encoding.ASCII.GetBytes(name);
        WriteNumber(file, (uint)data.Length);
        file.Write(type, 0, type.Length);
        file.Write(data, 0, data.Length);
        WriteNumber(file, ~Crc(Crc(uint.MaxValue, type), data));
    }

    private static void WriteNumber(MemoryStream file, uint number)
    {
        byte[] bytes = new byte[4];
        Put(bytes, 0, number);
        file.Write(bytes, 0, bytes.Length);
    }

    private static void Put(byte[] bytes, int at, uint number)
    {
        bytes[at] = (byte)(number >> 24);
        bytes[at + 1] = (byte)(number >> 16);
        bytes[at + 2] = (byte)(number >> 8);
        bytes[at + 3] = (byte)number;
    }

    private static uint Crc(uint crc, byte[] data)
    {
        foreach (byte b in data)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint Adler32(byte[] data)
    {
        uint low = 1;
        uint high = 0;
        foreach (byte b in data)
        {
            low = (low + b) % 65521;
            high = (high + low) % 65521;
        }

        return (high << 16) | low;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }

            table[i] = crc;
        }

        return table;
    }
}
