using System;
using System.Buffers;

namespace Eiam.Client.Http;

/// <summary>A growing buffer out of the shared pool. Bytes may be secret, so every buffer that it gives back is zeroed.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(512);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => new(_bytes, 0, Length);

    /// <summary>The array behind the buffer, and where its free part begins: for streams that take arrays.</summary>
    public ArraySegment<byte> Free(int atLeast)
    {
        Grow(atLeast);
        return new ArraySegment<byte>(_bytes, Length, _bytes.Length - Length);
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Hands the buffer over to the caller, who zeroes it and gives it back.</summary>
    public byte[] Detach()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Length = 0;
        return bytes;
    }

    public void Dispose()
    {
        GiveBack(_bytes, Length);
        _bytes = [];
        Length = 0;
    }

    private static void GiveBack(byte[] bytes, int used)
    {
        if (bytes.Length > 0)
        {
            Array.Clear(bytes, 0, used);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Grow(int atLeast)
    {
        int needed = Math.Max(atLeast, 1);
        if (_bytes.Length - Length >= needed)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + needed));
        Array.Copy(_bytes, larger, Length);
        GiveBack(_bytes, Length);
        _bytes = larger;
    }
}
