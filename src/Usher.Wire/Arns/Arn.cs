using System.Diagnostics.CodeAnalysis;

namespace Usher.Wire.Arns;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <param name="Partition">Mostly <c>aws</c>.</param>
/// <param name="Service">For example <c>iam</c>.</param>
/// <param name="Region">Empty for services without regions, such as IAM and S3.</param>
/// <param name="Account">Twelve digits, or empty where names are global, as for buckets.</param>
/// <param name="Resource">Everything after the fifth colon; may hold colons and slashes.</param>
/// <remarks>General Reference: "Amazon Resource Names (ARNs)".</remarks>
public sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    private const int Parts = 6;

    /// <summary>Reads an ARN.</summary>
    /// <param name="text">What came; null is no ARN.</param>
    /// <param name="arn">The ARN; null where the answer is false.</param>
    /// <returns>Whether the text has the form of an ARN, with a partition, a service and a resource.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = text?.Split(':', Parts) is ["arn", { Length: > 0 } partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource]
            ? new(partition, service, region, account, resource)
            : null;
        return arn is not null;
    }

    /// <summary>Reads an ARN.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Arn Parse(string text) =>
        TryParse(text, out var arn) ? arn : throw new FormatException($"'{text}' is no ARN; one looks like arn:aws:s3:::bucket/key or arn:aws:iam::123456789012:role/name.");

    /// <inheritdoc/>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
