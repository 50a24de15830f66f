namespace Usher.Api.Auditing;

/// <summary>Which calls are management, and which of them only read.</summary>
/// <remarks>CloudTrail User Guide, "Logging management events" and "Logging data events": what goes through an object of a bucket is data, and so are runtime calls.</remarks>
internal static class AuditRules
{
    private static readonly string[] Reading = ["Get", "List", "Head", "Describe", "Lookup", "Simulate", "Explain", "AssumeRole"];

    private static readonly string[] OfObjects = ["Object", "Multipart", "Part"];

    public static bool IsManagement(string service, string? operation) =>
        operation is not null && (service is not "s3" || !OfObjects.Any(word => operation.Contains(word, StringComparison.Ordinal)));

    public static bool IsReadOnly(string? operation) => operation is not null && Reading.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    public static string SourceOf(string service) => service + ".amazonaws.com";
}
