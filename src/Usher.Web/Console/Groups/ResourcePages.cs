namespace Usher.Web.Console.Groups;

/// <summary>Addresses of the pages of resources.</summary>
internal static class ResourcePages
{
    public static string Group(string? arn) => Of("groups", arn);

    public static string Dataset(string? arn) => Of("datasets", arn);

    public static string Import(string? arn) => Of("imports", arn);

    public static string Solution(string? arn) => Of("solutions", arn);

    public static string Version(string? arn) => Of("versions", arn);

    public static string Campaign(string? arn) => Of("campaign", arn);

    public static string Filter(string? arn) => Of("filters", arn);

    /// <summary>The page that makes a filter of a dataset group.</summary>
    public static string NewFilter(string? group) => $"/console/filters/new?group={Uri.EscapeDataString(group ?? "")}";

    /// <summary>The name of a resource: the last part of its ARN.</summary>
    public static string NameOf(string? arn) => arn is null ? "" : arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>The ARN of a version's solution: the version's ARN without the last part.</summary>
    public static string? SolutionOf(string? versionArn) => versionArn?.LastIndexOf('/') is >= 0 and var end ? versionArn[..end] : versionArn;

    private static string Of(string page, string? arn) => $"/console/{page}?arn={Uri.EscapeDataString(arn ?? "")}";
}
