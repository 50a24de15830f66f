using Usher.Access.Policies;
using Usher.Wire.Errors;

namespace Usher.Access.Simulating;

/// <summary>Policies that come as text with a simulation.</summary>
internal static class SimulatedPolicies
{
    public static PolicyDocument ParseIdentity(string text) => Parse(text, PolicyKind.Identity);

    public static NamedPolicy Resource(string text) => new("ResourcePolicy", "the resource policy of the request", Parse(text, PolicyKind.Resource));

    public static IEnumerable<NamedPolicy> Identity(IReadOnlyList<string> texts, string list) =>
        texts.Select((text, index) => new NamedPolicy($"{list}.{index + 1}", $"policy {index + 1} of {list}", ParseIdentity(text)));

    private static PolicyDocument Parse(string text, PolicyKind kind)
    {
        try
        {
            return PolicyDocument.Parse(text, kind);
        }
        catch (AwsException error)
        {
            throw new AwsException("InvalidInput", $"Invalid Input {error.Message}");
        }
    }
}
