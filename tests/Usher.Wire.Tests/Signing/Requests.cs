using System.Text;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Wire.Tests.Signing;

/// <summary>Requests signed by our own signer, as they arrive.</summary>
internal static class Requests
{
    public const string Secret = "a/secret+key";

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 20, 2, 7, TimeSpan.Zero);

    public static SigningCredentials Credentials { get; } = new("AKIAUSHER", Secret);

    public static RawRequest Signed(
        string service = "iam",
        string method = "POST",
        string target = "/a/path?name=value&other=1",
        string body = "Action=ListUsers",
        SigningCredentials? credentials = null,
        string? contentHash = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), "http://127.0.0.1:4566" + target);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        new RequestSigner(credentials ?? Credentials, "us-east-1", service).Sign(request, contentHash ?? Hash(body), Now);
        return RawRequest.Of(request) with { Body = body };
    }

    public static RawRequest Presigned(string service = "s3", string target = "/bucket/key", int seconds = 3_600, SigningCredentials? credentials = null)
    {
        var address = new RequestSigner(credentials ?? Credentials, "us-east-1", service)
            .Presign(HttpMethod.Get, new("http://127.0.0.1:4566" + target), TimeSpan.FromSeconds(seconds), Now);
        return new("GET", address.AbsolutePath, address.Query.TrimStart('?')) { Headers = [("Host", address.Authority)] };
    }

    public static string Hash(string body) => BodyHash.Of(Encoding.UTF8.GetBytes(body));

    public static RequestSignature Read(this RawRequest request)
    {
        var signature = RequestSignature.Read(request, out var fault);
        Assert.Null(fault);
        Assert.NotNull(signature);
        return signature;
    }
}
