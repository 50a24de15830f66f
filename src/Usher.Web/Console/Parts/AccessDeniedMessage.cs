using System.Text.RegularExpressions;

namespace Usher.Web.Console.Parts;

/// <summary>The parts of AWS's error message for denied access.</summary>
/// <param name="Principal">ARN of the caller.</param>
/// <param name="Action">The denied action.</param>
/// <param name="Resource">ARN of the resource; * where the message has none.</param>
internal sealed partial record AccessDeniedMessage(string Principal, string Action, string Resource)
{
    /// <summary>Address of the page of the access doctor that explains the denial.</summary>
    public string DoctorAddress => $"/console/doctor?principal={Uri.EscapeDataString(Principal)}&action={Uri.EscapeDataString(Action)}&resource={Uri.EscapeDataString(Resource)}";

    /// <summary>Parses a message; null if it has another form.</summary>
    public static AccessDeniedMessage? Read(string message) =>
        Sentence().Match(message) is { Success: true } match
            ? new(match.Groups["who"].Value, match.Groups["action"].Value, match.Groups["resource"] is { Success: true } resource ? resource.Value : "*")
            : null;

    [GeneratedRegex("^User: (?<who>\\S+) is not authorized to perform: (?<action>[a-z0-9-]+:[A-Za-z0-9]+)( on resource: \"?(?<resource>[^\\s\"]+)\"?)?")]
    private static partial Regex Sentence();
}
