namespace Usher.Access.Policies;

/// <summary>A policy, parsed and checked.</summary>
public sealed class PolicyDocument
{
    /// <summary>The document as it was given.</summary>
    public string Text { get; }

    private PolicyDocument(string text) => Text = text;

    /// <summary>Reads and checks a policy as IAM does.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">MalformedPolicyDocument, with line and column.</exception>
    public static PolicyDocument Parse(string text, PolicyKind kind) => throw new NotImplementedException($"{kind}: {new PolicyDocument(text)}");
}
