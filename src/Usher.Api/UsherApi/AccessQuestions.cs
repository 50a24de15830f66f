using Usher.Access;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Explaining;
using Usher.Access.Identities;
using Usher.Access.Policies;
using Usher.Buckets;
using Usher.Wire.Arns;
using Usher.Wire.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Explains whether a principal may perform an action, with the current policies.</summary>
internal sealed class AccessQuestions(UsherAccount account, IBuckets buckets)
{
    // An explanation decides some twenty times.
    private const long MaxSteps = 500_000_000;

    /// <summary>Each step of the way, with its explanation.</summary>
    /// <exception cref="AwsException">InvalidInputException, ResourceNotFoundException: the principal, the role or the action is none.</exception>
    public async Task<IReadOnlyList<AccessExplanation>> ExplainAsync(ExplainAccessRequest request, CancellationToken cancellationToken)
    {
        if (request.Action.Split(':') is not [{ Length: > 0 }, { Length: > 0 }] || request.Action.AsSpan().ContainsAny('*', '?'))
            throw Invalid($"action is '{request.Action}'; one action without wildcards is allowed, such as s3:GetObject");
        if (request.Resource != "*" && !Arn.TryParse(request.Resource, out _))
            throw Invalid($"resource is '{request.Resource}'; an ARN is allowed, such as arn:aws:s3:::bucket/key, or *");

        var budget = new StepBudget(MaxSteps, cancellationToken);
        try
        {
            return await ExplainAsync(request, budget, cancellationToken);
        }
        catch (StepBudgetException error)
        {
            throw Invalid($"{error.Message.TrimEnd('.')}; ask with a shorter resource and shorter context values");
        }
    }

    private async Task<IReadOnlyList<AccessExplanation>> ExplainAsync(ExplainAccessRequest request, StepBudget budget, CancellationToken cancellationToken)
    {
        var snapshot = account.Identities.Current;
        var policy = await BucketPolicyAsync(request.Resource, cancellationToken);
        var isService = !request.Principal.StartsWith("arn:", StringComparison.Ordinal) && request.Principal.Contains('.', StringComparison.Ordinal);
        if (isService && request.Role is { } roleArn)
        {
            var role = snapshot.FindRole(roleArn) ?? throw NotFound("role", roleArn);
            return new ServiceAccess
            {
                Principal = request.Principal,
                Action = request.Action,
                Resource = request.Resource,
                SourceAccount = request.SourceAccount ?? snapshot.Account,
                SourceArn = request.SourceArn,
                Role = IdentityCallers.OfRole(snapshot, role, request.Principal.Split('.')[0]),
                Trust = role.TrustPolicy,
                BucketPolicy = policy,
                Budget = budget,
            }.Explain();
        }

        if (request.Role is not null)
            throw Invalid("role goes with a service, such as --principal personalize.amazonaws.com; to ask about the role itself, give its ARN as the principal");

        var caller = isService ? Caller.Service(request.Principal) : CallerOf(snapshot, request.Principal);
        return [AccessExplanation.Of(new(caller, request.Action, request.Resource) { ResourcePolicy = policy, ResourceAccount = snapshot.Account, Context = ContextOf(request), Budget = budget })];
    }

    private static ContextKeys ContextOf(ExplainAccessRequest request)
    {
        var context = ContextKeys.Of((request.Context ?? new Dictionary<string, string>()).Select(key => KeyValuePair.Create<string, IReadOnlyList<string>>(key.Key, [key.Value])));
        if (request.SourceAccount is { } sourceAccount)
            context = context.With("aws:SourceAccount", sourceAccount);
        return request.SourceArn is { } sourceArn ? context.With("aws:SourceArn", sourceArn) : context;
    }

    private static Caller CallerOf(AccountSnapshot snapshot, string principal)
    {
        if (principal == IdentityCallers.OfRoot(snapshot).Arn)
            return IdentityCallers.OfRoot(snapshot);
        if (snapshot.FindRole(principal) is { } role)
            return IdentityCallers.OfRole(snapshot, role, "explain");
        return snapshot.Users.Values.FirstOrDefault(user => user.Arn == principal) is { } named
            ? IdentityCallers.OfUser(snapshot, named)
            : throw NotFound("user or role", principal);
    }

    private async Task<NamedPolicy?> BucketPolicyAsync(string resource, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(resource, out var arn) || arn.Service != "s3")
            return null;

        try
        {
            var bucket = arn.Resource.Split('/')[0];
            return await buckets.FindPolicyAsync(bucket, cancellationToken) is { } policy ? policy with { Where = $"the policy of bucket {bucket}" } : null;
        }
        catch (AwsException missing) when (missing.Code == "NoSuchBucket")
        {
            throw NotFound("bucket", arn.Resource.Split('/')[0]);
        }
    }

    private static AwsException Invalid(string message) => new("InvalidInputException", message + ".");

    private static AwsException NotFound(string what, string name) => new("ResourceNotFoundException", $"There is no {what} '{name}' here.");
}
