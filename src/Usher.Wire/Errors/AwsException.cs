namespace Usher.Wire.Errors;

/// <summary>An error that AWS has a name for. Thrown anywhere below an endpoint, rendered in one place, in the form of the protocol that asked.</summary>
/// <param name="code">The error's code as the service spells it, such as <c>NoSuchEntity</c>, <c>NoSuchBucket</c> or <c>ResourceNotFoundException</c>.</param>
/// <param name="message">What came, what is allowed and what to try; the caller reads it.</param>
/// <remarks>The HTTP status is not here: each service has its own for a code.</remarks>
public class AwsException(string code, string message) : Exception(message)
{
    /// <summary>The error's code as the service spells it.</summary>
    public string Code { get; } = code;

    /// <summary>Further members of the error, such as <c>BucketName</c> in S3's XML; empty for most.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
