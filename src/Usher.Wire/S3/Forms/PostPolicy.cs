using System.Globalization;
using System.Text.Json;
using Usher.Wire.Errors;

namespace Usher.Wire.S3.Forms;

/// <summary>The policy document of a form that a browser posts to a bucket: until when the form is good, and what its fields may say.</summary>
/// <remarks>S3 API Reference, "Browser-Based Uploads Using POST (AWS Signature Version 4)", "POST policy".</remarks>
public sealed class PostPolicy
{
    private const string UngovernedPrefix = "x-ignore-";

    // These cannot be conditions: they are the policy, its signature, and the file itself.
    private static readonly HashSet<string> Ungoverned = new(["policy", "x-amz-signature", "file", "AWSAccessKeyId", "signature"], StringComparer.OrdinalIgnoreCase);

    private PostPolicy(DateTimeOffset expiration, IReadOnlyList<PostCondition> conditions, (long Min, long Max)? size) =>
        (Expiration, Conditions, Size) = (expiration, conditions, size);

    /// <summary>When the form stops being good.</summary>
    public DateTimeOffset Expiration { get; }

    /// <summary>What the fields have to be.</summary>
    public IReadOnlyList<PostCondition> Conditions { get; }

    /// <summary>The file's allowed length in bytes, both ends included; null where any is allowed.</summary>
    public (long Min, long Max)? Size { get; }

    /// <summary>Reads a policy.</summary>
    /// <param name="base64">The form's field <c>policy</c>: JSON, in UTF-8, in base64.</param>
    /// <exception cref="AwsException">InvalidPolicyDocument.</exception>
    public static PostPolicy Parse(string base64)
    {
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(base64));
            return Read(document.RootElement);
        }
        catch (FormatException)
        {
            throw Invalid("the field 'policy' is not base64.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // GetString answers InvalidOperationException for half a surrogate pair.
            throw Invalid("Invalid JSON.");
        }
    }

    /// <summary>Checks a form against the policy; the file's length is checked while the file is read.</summary>
    /// <param name="bucket">The bucket that the form is posted to.</param>
    /// <param name="fields">The form's fields by name, without regard to case; variables are replaced.</param>
    /// <param name="now">The server's time.</param>
    /// <exception cref="AwsException">AccessDenied, with the condition that does not hold.</exception>
    public void Check(string bucket, IReadOnlyDictionary<string, string> fields, DateTimeOffset now)
    {
        if (now > Expiration)
            throw Denied("Policy expired.");

        foreach (var condition in Conditions)
        {
            if (!condition.Holds(condition.IsOn("bucket") ? bucket : fields.GetValueOrDefault(condition.Field)))
                throw Denied($"Policy Condition failed: {condition}");
        }

        // The bucket counts as a field, so that a form cannot be posted to another bucket of the same account.
        var extra = fields.Keys.Append("bucket")
            .Where(field => !Ungoverned.Contains(field) && !field.StartsWith(UngovernedPrefix, StringComparison.OrdinalIgnoreCase))
            .Where(field => !Conditions.Any(condition => condition.IsOn(field)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (extra.Length > 0)
            throw Denied($"Extra input fields: {string.Join(", ", extra)}. Each field of the form, and the bucket, needs a condition in the policy.");
    }

    private static PostPolicy Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw Invalid("the policy is not a JSON object.");

        if (!root.TryGetProperty("expiration", out var text) || text.ValueKind is not JsonValueKind.String)
            throw Invalid("Policy missing expiration.");
        if (!DateTimeOffset.TryParseExact(text.GetString(), ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expiration))
            throw Invalid($"Invalid 'expiration' value: '{text.GetString()}'. Write it as 2030-12-01T12:00:00.000Z.");
        if (!root.TryGetProperty("conditions", out var list) || list.ValueKind is not JsonValueKind.Array)
            throw Invalid("Policy missing conditions.");

        var conditions = new List<PostCondition>();
        (long, long)? size = null;
        foreach (var element in list.EnumerateArray())
        {
            if (SizeOf(element) is { } range)
                size = range;
            else
                conditions.AddRange(PostCondition.Read(element));
        }

        return new(expiration, conditions, size);
    }

    private static (long Min, long Max)? SizeOf(JsonElement condition)
    {
        if (condition.ValueKind is not JsonValueKind.Array || condition.GetArrayLength() == 0
            || condition[0].ValueKind is not JsonValueKind.String || !string.Equals(condition[0].GetString(), "content-length-range", StringComparison.OrdinalIgnoreCase))
            return null;

        return condition.GetArrayLength() == 3 && Number(condition[1]) is { } min && Number(condition[2]) is { } max
            ? (min, max)
            : throw Invalid($"Invalid condition {condition.GetRawText()}: content-length-range takes two numbers of bytes.");
    }

    // Some makers of forms write the numbers as strings, which S3 takes.
    private static long? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out var number) && number >= 0 => number,
        JsonValueKind.String when long.TryParse(element.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    internal static AwsException Invalid(string why) => new("InvalidPolicyDocument", $"Invalid Policy: {why}");

    private static AwsException Denied(string why) => new("AccessDenied", $"Invalid according to Policy: {why}");
}
