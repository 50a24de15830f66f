using Usher.Wire.Errors;

namespace Usher.Core.Errors;

/// <summary>The service's errors, with AWS's words where they are known and clear ones where they are not.</summary>
public static class ServiceErrors
{
    public static AwsException InvalidInput(string message) => new("InvalidInputException", message);

    public static AwsException NotFound(string arn) => new("ResourceNotFoundException", $"Resource Arn {arn} does not exist.");

    /// <summary>With what there is instead.</summary>
    public static AwsException NotFound(string arn, string hint) => new("ResourceNotFoundException", $"Resource Arn {arn} does not exist. {hint}");

    public static AwsException AlreadyExists(string arn) => new("ResourceAlreadyExistsException", $"Another resource with Arn {arn} already exists.");

    public static AwsException InUse(string message) => new("ResourceInUseException", message);

    public static AwsException LimitExceeded(string message) => new("LimitExceededException", message);

    public static AwsException TooManyTags(string message) => new("TooManyTagsException", message);

    public static AwsException TooManyTagKeys(string message) => new("TooManyTagKeysException", message);

    /// <summary>An operation that Usher does not have yet: said plainly, so that nobody takes silence for an answer.</summary>
    public static AwsException NotYet(string operation) => NotYet(operation, "docs/operations.md lists what is.");

    /// <summary>Something else of Amazon's that Usher does not have yet, with what there is instead.</summary>
    public static AwsException NotYet(string what, string hint) => new("InvalidInputException", $"{what} is not there yet in this version of Usher. {hint}");
}
