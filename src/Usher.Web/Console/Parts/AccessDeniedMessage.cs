using System.Text.RegularExpressions;

namespace Usher.Web.Console.Parts;

/// <summary>What AWS says when access is denied, taken apart.</summary>
/// <param name="Principal">The ARN of who asked.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Resource">Of what; * where none is named.</param>
internal sealed partial record AccessDeniedMessage(string Principal, string Action, string Resource)
{
    /// <summary>The page that explains it.</summary>
    public string DoctorAddress => $"/console/doctor?principal={Uri.EscapeDataString(Principal)}&action={Uri.EscapeDataString(Action)}&resource={Uri.EscapeDataString(Resource)}";

    /// <summary>Null where the sentence is another.</summary>
    public static AccessDeniedMessage? Read(string message) =>
        Sentence().Match(message) is { Success: true } match
            ? new(match.Groups["who"].Value, match.Groups["action"].Value, match.Groups["resource"] is { Success: true } resource ? resource.Value : "*")
            : null;

    [GeneratedRegex("^User: (?<who>\\S+) is not authorized to perform: (?<action>[a-z0-9-]+:[A-Za-z0-9]+)( on resource: \"?(?<resource>[^\\s\"]+)\"?)?")]
    private static partial Regex Sentence();
}
