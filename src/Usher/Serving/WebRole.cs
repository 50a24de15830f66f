using Usher.Access;
using Usher.Access.Identities;
using Usher.Web.Configuration;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Signing.Making;

namespace Usher.Serving;

/// <summary>The role in which the web application calls the API: it may read what pages show, ask for recommendations and send events, and nothing else.</summary>
internal sealed class WebRole : ICredentialSource
{
    public const string Name = WebOptions.RoleName;

    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": [
                "personalize:DescribeCampaign", "personalize:DescribeEventTracker", "personalize:DescribeRecipe", "personalize:DescribeSolutionVersion",
                "personalize:GetPersonalizedRanking", "personalize:GetRecommendations",
                "personalize:ListCampaigns", "personalize:ListDatasetGroups", "personalize:ListEventTrackers", "personalize:ListFilters", "personalize:ListRecommenders",
                "personalize:PutEvents"
              ],
              "Resource": "*"
            },
            {
              "Effect": "Allow",
              "Action": ["usher:DescribeHistory", "usher:DescribeStatistics", "usher:ExplainRecommendations", "usher:ListItems", "usher:ListUsers", "usher:SearchItems"],
              "Resource": "*"
            }
          ]
        }
        """;

    // A session is renewed this long before it expires, because a request that is signed now may take a while.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly UsherAccount _account;
    private readonly TimeProvider _clock;
    private (SigningCredentials Key, DateTimeOffset Expires)? _session;

    private WebRole(UsherAccount account, TimeProvider clock) => (_account, _clock) = (account, clock);

    /// <summary>Creates the role if it is missing, and gives it the rights that this version of the application needs.</summary>
    public static async Task<WebRole> OpenAsync(UsherAccount account, TimeProvider clock, CancellationToken cancellationToken)
    {
        var identities = account.Identities;
        if (!identities.Current.Roles.ContainsKey(Name))
            await identities.Roles.CreateAsync(new(Name, Trust(identities.Current.Account)) { Description = "What the web application of Usher asks in." }, cancellationToken);
        await identities.InlinePolicies.PutAsync(EntityKind.Role, Name, Name, Policy, cancellationToken);
        return new(account, clock);
    }

    /// <exception cref="AwsException">NoSuchEntity: somebody deleted the role while the server ran.</exception>
    public ValueTask<SigningCredentials> GetAsync(CancellationToken cancellationToken)
    {
        var last = _session;
        if (last is not { } session || session.Expires - _clock.GetUtcNow() < Margin)
            _session = last = Assume();
        return ValueTask.FromResult(last.Value.Key);
    }

    private (SigningCredentials Key, DateTimeOffset Expires) Assume()
    {
        var snapshot = _account.Identities.Current;
        if (!snapshot.Roles.TryGetValue(Name, out var role))
            throw new AwsException("NoSuchEntity", $"The role {Name} was deleted; the web application asks in it. The next start of the server makes it again.");

        var granted = _account.Sessions.Assume(new(role.Arn, "web"), role, IdentityCallers.OfRoot(snapshot));
        return (new(granted.AccessKeyId, granted.SecretAccessKey, granted.SessionToken), granted.Expires);
    }

    private static string Trust(string account) => $$"""
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::{{account}}:root"}, "Action": "sts:AssumeRole"}]}
        """;
}
