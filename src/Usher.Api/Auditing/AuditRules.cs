using System.Collections.Frozen;
using Usher.Wire.Personalize;

namespace Usher.Api.Auditing;

/// <summary>Which calls are management, and which of them only read.</summary>
/// <remarks>CloudTrail User Guide, "Logging management events" and "Logging data events": what goes through an object of a bucket is data, and so are runtime calls.</remarks>
internal static class AuditRules
{
    private static readonly string[] Reading = ["Get", "List", "Head", "Describe", "Lookup", "Search", "Simulate", "Stream", "Explain", "AssumeRole"];

    private static readonly string[] OfObjects = ["Object", "Multipart", "Part"];

    // Runtime and events: the operations that have a path of their own.
    private static readonly FrozenSet<string> OfRuntime = PersonalizeOperations.Every.Where(operation => operation.Path is not null).Select(operation => operation.Name).ToFrozenSet();

    public static bool IsManagement(string service, string? operation) => operation is not null && service switch
    {
        "s3" => !OfObjects.Any(word => operation.Contains(word, StringComparison.Ordinal)),
        "personalize" => !OfRuntime.Contains(operation),
        _ => true,
    };

    public static bool IsReadOnly(string? operation) => operation is not null && Reading.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    public static string SourceOf(string service) => service + ".amazonaws.com";
}
