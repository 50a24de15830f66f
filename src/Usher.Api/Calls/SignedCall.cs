using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Explaining;
using Usher.Access.Policies;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>A call that came through the pipeline.</summary>
/// <param name="http">The request.</param>
/// <param name="requestId">Its name.</param>
/// <param name="region">Of the signature's scope.</param>
/// <param name="caller">Whose key signed.</param>
/// <param name="body">Checked, or checking itself while it is read.</param>
/// <param name="globalKeys">Condition keys that hold for the whole request.</param>
/// <param name="denialCode">What the service calls a denial.</param>
internal sealed class SignedCall(
    HttpContext http, string requestId, string region, Caller caller, CallBody body, Func<ContextKeys> globalKeys, string denialCode)
    : AwsCall(http, requestId, region, caller)
{
    // Some seconds of a core for all questions of one call: a thousand keys to delete under the largest policies take less.
    private const long MostSteps = 500_000_000;

    private readonly List<AskedAccess> _asked = [];
    private readonly StepBudget _budget = new(MostSteps, http.RequestAborted);
    private ContextKeys? _globalKeys;

    public override Stream Body => body.Content;

    public override long? BodyLength => body.Length;

    public override IReadOnlyDictionary<string, string> Trailers => body.Trailers();

    /// <summary>Everything that was asked, in order, with the answers.</summary>
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

/// <summary>A question and its answer.</summary>
internal sealed record AskedAccess(AccessRequest Request, Decision Decision);
