using System.Net;
using Usher.Access.Deciding;
using Usher.Access.Policies.Reading;
using Usher.Wire.Errors;

namespace Usher.Access.Simulating;

/// <summary>The condition keys that come with a simulation, checked by their types.</summary>
internal static class SimulatedContext
{
    private const string List = "List";

    private static readonly string[] Types = ["string", "numeric", "boolean", "ip", "binary", "date"];

    public static ContextKeys Of(IReadOnlyList<ContextEntry> entries)
    {
        foreach (var entry in entries)
            Check(entry);
        return ContextKeys.Of(entries.Select(entry => KeyValuePair.Create(entry.ContextKeyName, entry.ContextKeyValues)));
    }

    private static void Check(ContextEntry entry)
    {
        if (entry.ContextKeyName.IndexOf(':', StringComparison.Ordinal) is not > 0)
            throw Invalid($"ContextKeyName is '{entry.ContextKeyName}'; a key is such as aws:SourceIp or s3:prefix");

        var isList = entry.ContextKeyType.EndsWith(List, StringComparison.Ordinal);
        var type = isList ? entry.ContextKeyType[..^List.Length] : entry.ContextKeyType;
        if (!Types.Contains(type))
            throw Invalid($"ContextKeyType of {entry.ContextKeyName} is '{entry.ContextKeyType}'; {string.Join(", ", Types)} are allowed, each with List behind too");
        if (!isList && entry.ContextKeyValues.Count > 1)
            throw Invalid($"{entry.ContextKeyValues.Count} values came for {entry.ContextKeyName}, whose type is {type}; for several it is {type}List");
        if (entry.ContextKeyValues.FirstOrDefault(value => !IsOf(type, value)) is { } wrong)
            throw Invalid($"{entry.ContextKeyName} is '{wrong}', which is no {type}");
    }

    private static bool IsOf(string type, string value) => type switch
    {
        "numeric" => ConditionValues.Number(value) is not null,
        "boolean" => bool.TryParse(value, out _),
        "ip" => IPAddress.TryParse(value, out _) || ConditionValues.Network(value) is not null,
        "date" => ConditionValues.Date(value) is not null,
        "binary" => Convert.TryFromBase64String(value, new byte[value.Length], out _),
        _ => true,
    };

    private static AwsException Invalid(string message) => new("InvalidInput", message + ".");
}
