using System.Text.Encodings.Web;
using System.Text.Json;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Wire.Arns;

namespace Usher.Access.Explaining;

/// <summary>The narrowest statement that allows a request in one layer.</summary>
internal static class StatementToAdd
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string For(AccessRequest request, PolicyLayer layer)
    {
        var ofResource = layer is PolicyLayer.Trust or PolicyLayer.Resource;
        var target = layer switch
        {
            PolicyLayer.Trust or PolicyLayer.Resource => request.ResourcePolicy,
            PolicyLayer.Boundary => request.Caller.PermissionsBoundary,
            _ => null,
        };
        var hasVariables = target?.Document.HasVariables ?? true;
        var statement = new Dictionary<string, object> { ["Effect"] = "Allow" };
        if (ofResource)
            statement["Principal"] = PrincipalOf(request.Caller);
        statement["Action"] = request.Action;
        if (layer is not PolicyLayer.Trust)
            statement["Resource"] = Literal(request.Resource, hasVariables);
        if (ofResource && request.Caller.Kind is CallerKind.Service && Confinement(request, hasVariables) is { Count: > 0 } confinement)
            statement["Condition"] = confinement;
        return JsonSerializer.Serialize(statement, Written);
    }

    // A service is let in for the account and the kind of resource it acts for: otherwise anybody could send it here (the confused deputy). The account's every resource in
    // the region, as the guide has it: each import job has an ARN of its own, and a statement for one would not do for the next.
    private static Dictionary<string, object> Confinement(AccessRequest request, bool hasVariables)
    {
        var conditions = new Dictionary<string, object>();
        if (request.Context.Find("aws:SourceAccount") is [var account])
            conditions["StringEquals"] = new Dictionary<string, string> { ["aws:SourceAccount"] = hasVariables ? account.Replace("$", "${$}", StringComparison.Ordinal) : account };
        if (request.Context.Find("aws:SourceArn") is [var text] && Arn.TryParse(text, out var arn))
        {
            var parts = new[] { arn.Partition, arn.Service, arn.Region, arn.Account }.Select(part => Literal(part, hasVariables));
            conditions["ArnLike"] = new Dictionary<string, string> { ["aws:SourceArn"] = $"arn:{string.Join(':', parts)}:*" };
        }

        return conditions;
    }

    private static object PrincipalOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Service => new Dictionary<string, string> { ["Service"] = caller.Arn },
        CallerKind.Anonymous => "*",
        _ => new Dictionary<string, string> { ["AWS"] = caller.Role?.ToString() ?? caller.Arn },
    };

    // A key may hold what a pattern reads as a wildcard or a variable. Policies of 2008 have no way to say so; there a star stands for itself among others.
    private static string Literal(string text, bool hasVariables) => text == "*" || !hasVariables
        ? text
        : string.Concat(text.Select(it => it switch { '*' => "${*}", '?' => "${?}", '$' => "${$}", _ => it.ToString() }));
}
