using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Bodies;

namespace Usher.Wire.Tests.Signing.Bodies;

/// <summary>An upload in chunks as a client makes it, written here from AWS's description alone, so that it can disagree with what is tested.</summary>
internal sealed class ChunkedUpload
{
    private const string Nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private readonly StringBuilder _wire = new();
    private readonly bool _isSigned;
    private string _previous;

    public ChunkedUpload(string contentHash, long declared, string? announced = null)
    {
        (string, string)[] headers = [("x-amz-decoded-content-length", $"{declared}"), .. announced is null ? [] : new[] { ("x-amz-trailer", announced) }];
        Request = Requests.Signed("s3", "PUT", "/bucket/key", contentHash: contentHash, headers: headers);
        Signature = Request.Read();
        _isSigned = !contentHash.Contains("UNSIGNED", StringComparison.Ordinal);
        _previous = Signature.Signature.ToString();
    }

    public RawRequest Request { get; }

    public RequestSignature Signature { get; }

    public string Wire => _wire.ToString();

    public ChunkedUpload Chunk(string data)
    {
        var size = data.Length.ToString("x", CultureInfo.InvariantCulture);
        _previous = Sign($"AWS4-HMAC-SHA256-PAYLOAD\n{Signature.Timestamp}\n{Signature.Scope}\n{_previous}\n{Nothing}\n{Hash(data)}");
        _wire.Append(_isSigned ? $"{size};chunk-signature={_previous}\r\n" : $"{size}\r\n").Append(data).Append(data.Length > 0 ? "\r\n" : "");
        return this;
    }

    public ChunkedUpload End() => Chunk("").Raw("\r\n");

    /// <summary>Ends with trailers, one <c>name:value</c> each.</summary>
    public ChunkedUpload End(params string[] trailers)
    {
        Chunk("");
        foreach (var trailer in trailers)
            Raw(trailer + "\r\n");
        if (_isSigned)
            Raw($"x-amz-trailer-signature:{Sign($"AWS4-HMAC-SHA256-TRAILER\n{Signature.Timestamp}\n{Signature.Scope}\n{_previous}\n{Hash(string.Concat(trailers.Select(trailer => trailer + "\n")))}")}\r\n");
        return Raw("\r\n");
    }

    public ChunkedUpload Raw(string text)
    {
        _wire.Append(text);
        return this;
    }

    public BodyStream Open(string? wire = null, int step = 1_000) =>
        new SignatureVerifier().OpenBody(Request, Signature, Requests.Secret, Bodies.Trickle(wire ?? Wire, step));

    private static string Hash(string data) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(data)));

    private string Sign(string text)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + Requests.Secret);
        foreach (var part in Signature.Scope.Text.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
