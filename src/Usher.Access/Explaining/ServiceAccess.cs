using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Wire.Arns;

namespace Usher.Access.Explaining;

/// <summary>The way a service such as Personalize comes to an object: it assumes a role, and both the role and the bucket must let it.</summary>
/// <remarks>
/// Personalize Developer Guide, "Granting Amazon Personalize access to Amazon S3 resources", asks for a policy of the role and one of the bucket. Whether AWS refuses when one
/// of them is missing is not documented; here it does, so that what works here works there.
/// </remarks>
public sealed record ServiceAccess
{
    /// <summary>The service, such as personalize.amazonaws.com.</summary>
    public required string Principal { get; init; }

    /// <summary>What it is to do, such as s3:GetObject.</summary>
    public required string Action { get; init; }

    /// <summary>On what.</summary>
    public required string Resource { get; init; }

    /// <summary>aws:SourceAccount: the account it acts for; null where it says none.</summary>
    public string? SourceAccount { get; init; }

    /// <summary>aws:SourceArn: the resource it acts for; null where it says none.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The role's session, with its policies.</summary>
    public required Caller Role { get; init; }

    /// <summary>Says who may assume the role.</summary>
    public required NamedPolicy Trust { get; init; }

    /// <summary>The bucket's policy; null if it has none.</summary>
    public NamedPolicy? BucketPolicy { get; init; }

    /// <summary>Whether the bucket's policy must let the service in besides the role; the default is that it must, as the guide has it.</summary>
    public bool NeedsBucketPolicy { get; init; } = true;

    /// <summary>How many steps all answers may take together; null for no limit.</summary>
    public StepBudget? Budget { get; init; }

    /// <summary>Whether all steps are allowed.</summary>
    public bool IsAllowed => Questions().All(question => PolicyEvaluator.Decide(question.Request).IsAllowed);

    /// <summary>Each step with its explanation, in the order they are asked.</summary>
    public IReadOnlyList<AccessExplanation> Explain() => [.. Questions().Select(question => AccessExplanation.Of(question.Request, question.IdentityPlace))];

    private IEnumerable<(AccessRequest Request, string IdentityPlace)> Questions()
    {
        var role = Role.Role!.ToString();
        var service = Caller.Service(Principal);
        var context = ContextKeys.None;
        if (SourceAccount is not null)
            context = context.With("aws:SourceAccount", SourceAccount);
        if (SourceArn is not null)
            context = context.With("aws:SourceArn", SourceArn);

        yield return (new(service, "sts:AssumeRole", role) { ResourcePolicy = Trust, NeedsResourcePolicy = true, Context = context, Budget = Budget }, role);
        foreach (var (action, resource) in Steps())
        {
            yield return (new(Role, action, resource) { ResourcePolicy = OnlyDenies(BucketPolicy), Context = context, Budget = Budget }, $"the policies of role {role}");
            if (NeedsBucketPolicy)
                yield return (new(service, action, resource) { ResourcePolicy = BucketPolicy, Context = context, Budget = Budget }, "");
        }
    }

    // Personalize asks for the right to list the bucket besides that to read or write its objects.
    private IEnumerable<(string Action, string Resource)> Steps()
    {
        yield return (Action, Resource);
        if (Action is "s3:GetObject" or "s3:PutObject" && Arn.TryParse(Resource, out var arn) && arn.Resource.Split('/') is [var bucket, _, ..])
            yield return ("s3:ListBucket", $"arn:aws:s3:::{bucket}");
    }

    // The role must be allowed by its own policies; what the bucket allows counts for the service, what it denies for both.
    private static NamedPolicy? OnlyDenies(NamedPolicy? policy) =>
        policy?.Document.Statements.Where(statement => statement.Effect is Effect.Deny).ToArray() is { Length: > 0 } denying
            ? policy with { Document = new(policy.Document.Text, policy.Document.HasVariables, policy.Document.Id, denying) }
            : null;
}
