using Usher.Access.Policies.Reading;

namespace Usher.Access.Policies;

/// <summary>A policy, parsed and checked.</summary>
/// <remarks>IAM User Guide, "IAM JSON policy elements reference".</remarks>
public sealed class PolicyDocument
{
    internal PolicyDocument(string text, bool hasVariables, string? id, IReadOnlyList<Statement> statements)
    {
        (Text, HasVariables, Id, Statements) = (text, hasVariables, id, statements);
        Allowing = new([.. statements.Where(statement => statement.Effect is Effect.Allow)]);
        Denying = new([.. statements.Where(statement => statement.Effect is Effect.Deny)]);
    }

    /// <summary>The document as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether <c>${…}</c> stands for a value: with Version 2012-10-17 alone.</summary>
    public bool HasVariables { get; }

    /// <summary>Its name for itself; null if it has none.</summary>
    public string? Id { get; }

    /// <summary>In the order of the document; at least one.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>Those that allow.</summary>
    internal StatementIndex Allowing { get; }

    /// <summary>Those that deny.</summary>
    internal StatementIndex Denying { get; }

    /// <summary>Reads and checks a policy as IAM does.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="kind">Says which elements it must and may have.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">MalformedPolicyDocument, of a bucket's policy MalformedPolicy, with line and column.</exception>
    public static PolicyDocument Parse(string text, PolicyKind kind) => PolicyReader.Read(text, kind, isStored: false);

    /// <summary>Reads a policy that was accepted before: rules that came later are not asked of it, or a server could not start on what an earlier version stored.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="kind">Says which elements it must and may have.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">MalformedPolicyDocument, of a bucket's policy MalformedPolicy: no version would have accepted it.</exception>
    public static PolicyDocument Reread(string text, PolicyKind kind) => PolicyReader.Read(text, kind, isStored: true);
}
