using System.Text;
using Usher.Wire.Errors;
using Usher.Wire.Signing.Bodies;

namespace Usher.Wire.Tests.Signing.Bodies;

/// <summary>Reading bodies to their end, or to the error in them.</summary>
internal static class Bodies
{
    public static async Task<string> TextAsync(this BodyStream body, int step = 4_096)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[step];
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            bytes.Write(buffer, 0, read);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }

    public static async Task<AwsException> ErrorAsync(this BodyStream body) => await Assert.ThrowsAsync<AwsException>(() => body.TextAsync());

    /// <summary>A network: it gives a few bytes at a time.</summary>
    public static Stream Trickle(string text, int step) => new TrickleStream(Encoding.Latin1.GetBytes(text), step);

    private sealed class TrickleStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, step)], cancellationToken);
        }
    }
}
