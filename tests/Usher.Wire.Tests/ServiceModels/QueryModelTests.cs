using Usher.Wire.Shapes;

namespace Usher.Wire.Tests.ServiceModels;

public sealed class QueryModelTests
{
    [Theory]
    [InlineData("iam", "2010-05-08", "Usher.Wire.Iam", 73)]
    [InlineData("sts", "2011-06-15", "Usher.Wire.Sts", 3)]
    public void Requests_and_answers_are_spelled_as_the_service_model_spells_them(string service, string version, string recordNamespace, int operations)
    {
        var comparison = new ShapeComparison(Botocore.Model(service, version), recordNamespace)
        {
            // Added to the model in 2026; older clients do not know it.
            Newer = { ["SimulatePrincipalPolicyRequest.PolicyExclusionList"] = "2026", ["SimulateCustomPolicyRequest.PolicyExclusionList"] = "2026" },
        };
        var records = typeof(WireNameAttribute).Assembly.GetTypes().Count(type => type.Namespace == recordNamespace && type.GetMethod("<Clone>$") is not null);

        var known = Operations(service).ToArray();
        comparison.Operations(known);

        Assert.Equal(operations, known.Length);
        Assert.Empty(comparison.Differences);
        Assert.Equal(records, comparison.Compared);
    }

    // The names of the operations that are here, by their requests; GetAccountSummary has none.
    private static IEnumerable<string> Operations(string service) => typeof(WireNameAttribute).Assembly.GetTypes()
        .Where(type => type.Namespace == $"Usher.Wire.{(service == "iam" ? "Iam" : "Sts")}" && type.Name.EndsWith("Request", StringComparison.Ordinal))
        .Select(type => type.Name[..^"Request".Length])
        .Concat(service == "iam" ? ["GetAccountSummary"] : []);
}
