using Usher.Access.Callers;
using Usher.Access.Sts;
using Usher.Access.Tests.Credentials;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Sts;

[AwsSource("STS API reference, AssumeRole and GetSessionToken; IAM User Guide, 'Methods to assume a role', role chaining")]
public sealed class SessionsTests : OpenAccount
{
    private Caller Root => CallerOf(Account.RootKey);

    [Theory]
    [InlineData(null, 3_600, 3_600)]
    [InlineData(900, 3_600, 900)]
    [InlineData(7_200, 7_200, 7_200)]
    [InlineData(43_200, 43_200, 43_200)]
    public async Task A_session_lasts_an_hour_unless_asked(int? asked, int roleAllows, int seconds)
    {
        var role = await RoleAsync("Execution", roleAllows);

        var session = Account.Sessions.Assume(new(role.Arn, "import") { DurationSeconds = asked }, role, Root);

        Assert.Equal(Clock.Now.AddSeconds(seconds), session.Expires);
        Assert.Matches("^ASIA[A-Z2-7]{16}$", session.AccessKeyId);
    }

    [Fact]
    public async Task A_session_lasts_no_longer_than_the_role_allows()
    {
        var role = await RoleAsync("Execution", 7_200);

        Refused(
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role (7200 seconds)",
            () => Account.Sessions.Assume(new(role.Arn, "import") { DurationSeconds = 7_201 }, role, Root));
    }

    [Fact]
    public async Task A_role_that_assumes_a_role_gets_an_hour_at_most()
    {
        var role = await RoleAsync("Execution", 43_200);
        var caller = Find(Account.Sessions.Assume(new(role.Arn, "import"), role, Root)).Credential!.Caller;

        Refused(
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
            () => Account.Sessions.Assume(new(role.Arn, "again") { DurationSeconds = 3_601 }, role, caller));
        Assert.Equal(Clock.Now.AddHours(1), Account.Sessions.Assume(new(role.Arn, "again"), role, caller).Expires);
    }

    [Fact]
    public async Task Transitive_tags_and_the_source_identity_go_down_the_chain_and_no_other_tags()
    {
        var role = await RoleAsync("Execution");
        var first = new RoleRequest(role.Arn, "one") { Tags = [new("team", "films"), new("cost", "7")], TransitiveTagKeys = ["TEAM"], SourceIdentity = "ana" };
        var caller = Find(Account.Sessions.Assume(first, role, Root)).Credential!.Caller;

        var next = Find(Account.Sessions.Assume(new(role.Arn, "two") { SourceIdentity = "bo" }, role, caller)).Credential!.Caller;

        Assert.Equal([new("team", "films")], next.Tags);
        Assert.Equal("ana", next.SourceIdentity);
        var error = Assert.Throws<AwsException>(() => Account.Sessions.Assume(new(role.Arn, "three") { Tags = [new("team", "books")] }, role, next));
        Assert.StartsWith("One of the specified transitive tag keys can't be set because it conflicts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_and_tags_of_a_session_are_checked_before_it_is_given()
    {
        var role = await RoleAsync("Execution");
        AwsException Error(RoleRequest request) => Assert.Throws<AwsException>(() => Account.Sessions.Assume(request, role, Root));
        var asked = new RoleRequest(role.Arn, "import");

        Assert.Equal("MalformedPolicyDocument", Error(asked with { Policy = "{}" }).Code);
        Assert.Equal("PackedPolicyTooLarge", Error(asked with { Policy = TestAccounts.ReadBuckets + new string(' ', 2_048) }).Code);
        Assert.Equal("ValidationError", Error(asked with { PolicyArns = ["arn:aws:iam::aws:policy/none"] }).Code);
        Assert.Equal("InvalidParameterValue", Error(asked with { Tags = [new("a", "1"), new("A", "2")] }).Code);
        Assert.Equal("InvalidParameterValue", Error(asked with { Tags = [new("aws:a", "1")] }).Code);
        Assert.Equal("InvalidParameterValue", Error(asked with { TransitiveTagKeys = ["a"] }).Code);
    }

    [Fact]
    public async Task A_user_s_own_session_lasts_twelve_hours_and_root_s_one()
    {
        var user = CallerOf(await UserAsync("ana"));

        Assert.Equal(Clock.Now.AddHours(12), Account.Sessions.ForCaller(user, null).Expires);
        Assert.Equal(Clock.Now.AddHours(36), Account.Sessions.ForCaller(user, 129_600).Expires);
        Assert.Equal(Clock.Now.AddHours(1), Account.Sessions.ForCaller(Root, null).Expires);
        Assert.Equal(Clock.Now.AddMinutes(15), Account.Sessions.ForCaller(Root, 900).Expires);
    }

    [Fact]
    public async Task A_session_makes_no_session_of_its_own()
    {
        var role = await RoleAsync("Execution");
        var ofRole = Find(Account.Sessions.Assume(new(role.Arn, "import"), role, Root)).Credential!.Caller;
        var ofRoot = Find(Account.Sessions.ForCaller(Root, null)).Credential!.Caller;

        Refused("AccessDenied", "Cannot call GetSessionToken with session credentials", () => Account.Sessions.ForCaller(ofRole, null));
        Refused("AccessDenied", "Cannot call GetSessionToken with session credentials", () => Account.Sessions.ForCaller(ofRoot, null));
    }

    [Theory]
    [InlineData(null, 0, null)]
    [InlineData("x", 0, 1)]
    [InlineData(null, 2_048, 100)]
    public void The_packed_size_is_a_share_of_the_longest_policy(string? tag, int policy, int? percent) => Assert.Equal(
        percent,
        SessionSize.PercentOf(new("arn", "s") { Policy = policy == 0 ? null : new string(' ', policy), Tags = tag is null ? [] : [new(tag, "")] }));

    private static void Refused(string code, string message, Action action)
    {
        var error = Assert.Throws<AwsException>(action);
        Assert.Equal((code, message), (error.Code, error.Message));
    }
}
