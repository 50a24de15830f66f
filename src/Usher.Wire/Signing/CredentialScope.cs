using System.Collections.Concurrent;

namespace Usher.Wire.Signing;

/// <summary>What a signing key is good for: one service of one region on one day.</summary>
public sealed class CredentialScope
{
    internal const string Terminator = "aws4_request";

    // Every request of a day and service names the same scope: known ones are handed out again, so that reading a request makes no new strings.
    private const int Kept = 1_000;
    private const int LongestText = 200;
    private static readonly ConcurrentDictionary<string, CredentialScope> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, CredentialScope>.AlternateLookup<ReadOnlySpan<char>> ByText = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private CredentialScope(string text, string date, string region, string service)
    {
        (Text, Date, Region, Service) = (text, date, region, service);
        IsS3 = service == "s3";
    }

    /// <summary>All of it, as it is signed: <c>20261123/us-east-1/s3/aws4_request</c>.</summary>
    public string Text { get; }

    /// <summary>Eight digits: year, month, day (UTC).</summary>
    public string Date { get; }

    /// <summary>For example <c>us-east-1</c>.</summary>
    public string Region { get; }

    /// <summary>The service's signing name: <c>s3</c>, <c>iam</c>, <c>sts</c>, <c>personalize</c>.</summary>
    public string Service { get; }

    /// <summary>Whether S3's rules hold: a path that is encoded once and not normalised, and a hash that the request names.</summary>
    internal bool IsS3 { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static CredentialScope Of(string date, string region, string service) => Of($"{date}/{region}/{service}/{Terminator}")!;

    /// <summary>The scope that a text names; null where it has not the four parts. The terminator is not looked at.</summary>
    internal static CredentialScope? Of(ReadOnlySpan<char> text)
    {
        if (ByText.TryGetValue(text, out var known))
            return known;
        if (text.Length > LongestText || text.ToString().Split('/') is not [{ Length: 8 } date, { Length: > 0 } region, { Length: > 0 } service, { Length: > 0 }])
            return null;

        var scope = new CredentialScope(text.ToString(), date, region, service);
        if (Known.Count >= Kept)
            Known.Clear();
        return Known.GetOrAdd(scope.Text, scope);
    }
}
