using Usher.Wire.Errors;

namespace Usher.Core.Errors;

/// <summary>Creates the service's errors, with the messages of AWS where they are known.</summary>
public static class ServiceErrors
{
    public static AwsException InvalidInput(string message) => new("InvalidInputException", message);

    public static AwsException NotFound(string arn) => new("ResourceNotFoundException", $"Resource Arn {arn} does not exist.");

    /// <param name="arn">The ARN that was not found.</param>
    /// <param name="hint">What the caller can use or do instead.</param>
    public static AwsException NotFound(string arn, string hint) => new("ResourceNotFoundException", $"Resource Arn {arn} does not exist. {hint}");

    public static AwsException AlreadyExists(string arn) => new("ResourceAlreadyExistsException", $"Another resource with Arn {arn} already exists.");

    public static AwsException InUse(string message) => new("ResourceInUseException", message);

    public static AwsException LimitExceeded(string message) => new("LimitExceededException", message);

    public static AwsException TooManyTags(string message) => new("TooManyTagsException", message);

    public static AwsException TooManyTagKeys(string message) => new("TooManyTagKeysException", message);

    /// <summary>The error of an operation that this version of Usher does not have.</summary>
    public static AwsException NotYet(string operation) => NotYet(operation, "docs/operations.md lists what is.");

    /// <summary>The error of a feature of Personalize that this version of Usher does not have, with what the caller can use instead.</summary>
    public static AwsException NotYet(string what, string hint) => new("InvalidInputException", $"{what} is not there yet in this version of Usher. {hint}");
}
