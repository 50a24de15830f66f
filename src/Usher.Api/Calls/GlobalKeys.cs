using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Wire.Signing;

namespace Usher.Api.Calls;

/// <summary>The condition keys that every request has, whatever its operation.</summary>
/// <remarks>IAM User Guide, "AWS global condition context keys"; for s3: Service Authorization Reference, "Condition keys for Amazon S3".</remarks>
internal static class GlobalKeys
{
    /// <param name="http">The request.</param>
    /// <param name="caller">Who signed.</param>
    /// <param name="region">Of the signature's scope.</param>
    /// <param name="signature">The signature; null where signatures are not checked.</param>
    /// <param name="now">The server's time when the headers were received.</param>
    public static ContextKeys Of(HttpContext http, Caller caller, string region, RequestSignature? signature, DateTimeOffset now) =>
        ContextKeys.Later(() => Gather(http, caller, region, signature, now));

    private static List<KeyValuePair<string, IReadOnlyList<string>>> Gather(HttpContext http, Caller caller, string region, RequestSignature? signature, DateTimeOffset now)
    {
        var keys = new List<KeyValuePair<string, IReadOnlyList<string>>>(24 + caller.Tags.Count)
        {
            Key("aws:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            Key("aws:EpochTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            Key("aws:SecureTransport", http.Request.IsHttps ? "true" : "false"),
            Key("aws:RequestedRegion", region),
            Key("aws:ViaAWSService", "false"),
            Key("aws:PrincipalIsAWSService", "false"),
            Key("aws:PrincipalType", TypeOf(caller.Kind)),
        };
        AddIfKnown("aws:SourceIp", AddressOf(http)?.ToString());
        AddIfKnown("aws:UserAgent", http.Request.Headers.UserAgent);
        AddIfKnown("aws:Referer", http.Request.Headers.Referer);
        AddIfKnown("aws:PrincipalArn", caller.Role?.ToString() ?? caller.Arn);
        AddIfKnown("aws:PrincipalAccount", caller.Account);
        AddIfKnown("aws:userid", caller.UserId);
        AddIfKnown("aws:SourceIdentity", caller.SourceIdentity);
        AddIfKnown("aws:username", caller.UserName);
        foreach (var (name, value) in caller.Tags)
            keys.Add(Key("aws:PrincipalTag/" + name, value));

        if (signature is { Scope.Service: "s3" })
            AddSigning(signature);

        return keys;

        void AddIfKnown(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                keys.Add(Key(name, value));
        }

        void AddSigning(RequestSignature signed)
        {
            keys.Add(Key("s3:authType", signed.IsForm ? "POST" : signed.IsPresigned ? "REST-QUERY-STRING" : "REST-HEADER"));
            keys.Add(Key("s3:signatureversion", signed.IsVersion2 ? "AWS" : "AWS4-HMAC-SHA256"));
            // A version 2 signature has no time.
            if (!signed.IsVersion2)
                keys.Add(Key("s3:signatureAge", ((long)(now - signed.Time).TotalMilliseconds).ToString(CultureInfo.InvariantCulture)));
            AddIfKnown("s3:x-amz-content-sha256", signed.ContentHash);
        }
    }

    /// <summary>The client's address; an IPv4 address mapped to IPv6 as IPv4.</summary>
    public static IPAddress? AddressOf(HttpContext http) =>
        http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;

    private static string TypeOf(CallerKind kind) => kind switch
    {
        CallerKind.Root => "Account",
        CallerKind.User => "User",
        CallerKind.AssumedRole => "AssumedRole",
        CallerKind.Service => "Service",
        CallerKind.Anonymous => "Anonymous",
        _ => throw new InvalidOperationException($"{kind} is no kind of caller."),
    };

    private static KeyValuePair<string, IReadOnlyList<string>> Key(string name, string value) => new(name, [value]);
}
