using System.Net;
using System.Text.RegularExpressions;
using Usher.Buckets.Errors;

namespace Usher.Buckets.Naming;

/// <summary>What a bucket may be called. The rules also make a name safe as the name of a folder.</summary>
/// <remarks>S3 User Guide, "General purpose bucket naming rules".</remarks>
public static partial class BucketNames
{
    private static readonly string[] ReservedStarts = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedEnds = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    /// <summary>Checks a name.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidBucketName, with the rule that was broken.</exception>
    public static void Check(string name)
    {
        if (Fault(name) is { } fault)
            throw S3Errors.InvalidBucketName(name, fault);
    }

    private static string? Fault(string name)
    {
        if (name.Length is < 3 or > 63)
            return $"'{name}' has {name.Length} characters; a name has 3 to 63.";
        if (!Characters().IsMatch(name))
            return $"'{name}' must consist of lower-case letters, digits, hyphens and periods, and begin and end with a letter or digit.";
        if (name.Contains("..", StringComparison.Ordinal))
            return $"'{name}' has two periods side by side.";
        if (name.Count(c => c == '.') == 3 && IPAddress.TryParse(name, out _))
            return $"'{name}' looks like an IP address.";
        if (ReservedStarts.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal)) is { } reservedStart)
            return $"'{name}' begins with '{reservedStart}', which is reserved.";
        if (ReservedEnds.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } reservedEnd)
            return $"'{name}' ends with '{reservedEnd}', which is reserved.";

        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]*[a-z0-9]\z")]
    private static partial Regex Characters();
}
