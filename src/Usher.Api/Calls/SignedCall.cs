using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Explaining;
using Usher.Access.Policies;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>A call as the pipeline makes it.</summary>
/// <param name="http">The request.</param>
/// <param name="requestId">The request ID.</param>
/// <param name="region">Of the signature's scope.</param>
/// <param name="caller">The principal whose key signed.</param>
/// <param name="body">Checked, or checking itself while it is read.</param>
/// <param name="globalKeys">Condition keys that hold for the whole request.</param>
/// <param name="denialCode">What the service calls a denial.</param>
internal sealed class SignedCall(
    HttpContext http, string requestId, string region, Caller caller, CallBody body, Func<ContextKeys> globalKeys, string denialCode)
    : AwsCall(http, requestId, region, caller)
{
    // Limits all decisions of one call to some seconds of one core. Deleting 1,000 keys under the largest policies takes less.
    private const long MaxSteps = 500_000_000;

    private readonly List<AskedAccess> _asked = [];
    private readonly StepBudget _budget = new(MaxSteps, http.RequestAborted);
    private ContextKeys? _globalKeys;

    public override Stream Body => body.Content;

    public override long? BodyLength => body.Length;

    public override IReadOnlyDictionary<string, string> Trailers => body.Trailers();

    /// <summary>Every decision of this call, in order.</summary>
    public IReadOnlyList<AskedAccess> Asked => _asked;

    public override void Authorize(string action, string resource, NamedPolicy? resourcePolicy = null, string? resourceAccount = null, ContextKeys? context = null, bool needsResourcePolicy = false)
    {
        _globalKeys ??= globalKeys();
        var request = new AccessRequest(Caller, action, resource)
        {
            ResourceAccount = resourceAccount ?? "",
            ResourcePolicy = resourcePolicy,
            NeedsResourcePolicy = needsResourcePolicy,
            Context = context is null ? _globalKeys : _globalKeys.With(context),
            Budget = _budget,
        };
        var decision = Decide(request);
        _asked.Add(new(request, decision));
        if (!decision.IsAllowed)
            throw new AwsException(denialCode, DenialText.Of(request, decision));
    }

    private Decision Decide(AccessRequest request)
    {
        try
        {
            return PolicyEvaluator.Decide(request);
        }
        catch (StepBudgetException error)
        {
            throw new AwsException(denialCode, $"{error.Message} Ask for less at once, or shorten the policies that are about {request.Action}.");
        }
    }
}

/// <summary>What was authorized, and the decision.</summary>
internal sealed record AskedAccess(AccessRequest Request, Decision Decision);
