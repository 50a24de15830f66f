using Usher.Access.Identities;
using Usher.Access.Simulating;
using Usher.Api.Calls;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>SimulatePrincipalPolicy, SimulateCustomPolicy, and the context keys that policies ask for.</summary>
internal sealed class SimulationOperations(IdentityAccount account, SimulationForm form)
{
    private const int DefaultItems = 100;

    public SimulatePolicyResponse Principal(SimulatePrincipalPolicyRequest request, CancellationToken cancellationToken)
    {
        var source = IdentitySources.Named(account.Current, request.PolicySourceArn);
        var input = new SimulationInput
        {
            PolicyInputList = request.PolicyInputList ?? [],
            PermissionsBoundaryPolicyInputList = request.PermissionsBoundaryPolicyInputList ?? [],
            PolicyExclusionList = request.PolicyExclusionList ?? [],
            ActionNames = request.ActionNames,
            ResourceArns = request.ResourceArns ?? [],
            ResourcePolicy = request.ResourcePolicy,
            ResourceOwner = request.ResourceOwner,
            CallerArn = request.CallerArn,
            ContextEntries = Entries(request.ContextEntries),
            ResourceHandlingOption = request.ResourceHandlingOption,
            MaxItems = request.MaxItems ?? DefaultItems,
            Marker = request.Marker,
            Form = form,
            Stop = cancellationToken,
        };
        return SimulationShapes.Of(PolicySimulation.OfPrincipal(input, IdentityCallers.ForSimulation(account.Current, source)));
    }

    public SimulatePolicyResponse Custom(SimulateCustomPolicyRequest request, CancellationToken cancellationToken)
    {
        var input = new SimulationInput
        {
            PolicyInputList = request.PolicyInputList,
            PermissionsBoundaryPolicyInputList = request.PermissionsBoundaryPolicyInputList ?? [],
            PolicyExclusionList = request.PolicyExclusionList ?? [],
            ActionNames = request.ActionNames,
            ResourceArns = request.ResourceArns ?? [],
            ResourcePolicy = request.ResourcePolicy,
            ResourceOwner = request.ResourceOwner,
            CallerArn = request.CallerArn,
            ContextEntries = Entries(request.ContextEntries),
            ResourceHandlingOption = request.ResourceHandlingOption,
            MaxItems = request.MaxItems ?? DefaultItems,
            Marker = request.Marker,
            Form = form,
            Stop = cancellationToken,
        };
        return SimulationShapes.Of(PolicySimulation.OfCustomPolicy(input));
    }

    public static GetContextKeysForPolicyResponse KeysOfCustom(GetContextKeysForCustomPolicyRequest request, AwsCall call) =>
        new() { ContextKeyNames = PolicyContextKeys.Of(request.PolicyInputList) };

    public GetContextKeysForPolicyResponse KeysOfPrincipal(GetContextKeysForPrincipalPolicyRequest request, AwsCall call)
    {
        var source = IdentityCallers.ForSimulation(account.Current, IdentitySources.Named(account.Current, request.PolicySourceArn));
        var keys = PolicyContextKeys.Of(source.IdentityPolicies.Select(policy => policy.Document)).Union(PolicyContextKeys.Of(request.PolicyInputList ?? []), StringComparer.OrdinalIgnoreCase);
        return new() { ContextKeyNames = [.. keys.Order(StringComparer.OrdinalIgnoreCase)] };
    }

    private static IReadOnlyList<Access.Simulating.ContextEntry> Entries(IReadOnlyList<Wire.Iam.ContextEntry>? entries) =>
        [.. (entries ?? []).Select(entry => new Access.Simulating.ContextEntry(entry.ContextKeyName ?? "", entry.ContextKeyValues ?? [], entry.ContextKeyType ?? "string"))];
}
