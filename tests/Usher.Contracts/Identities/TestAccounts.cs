using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Access.Secrets;

namespace Usher.Contracts.Identities;

/// <summary>Accounts to test with.</summary>
public static class TestAccounts
{
    public const string Account = "123456789012";

    public const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public const string ReadBuckets = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*"}]}""";

    public const string TrustPersonalize =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"personalize.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    public const string S3ReadOnly = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>An account without anybody in it.</summary>
    public static Task<IdentityAccount> NewAsync(IIdentityRecords? records = null, TimeProvider? clock = null)
    {
        clock ??= new StandingClock();
        return IdentityAccount.CreateAsync(new() { Account = Account, Created = clock.GetUtcNow() }, records ?? new MemoryIdentityRecords(), clock);
    }

    /// <summary>Puts one of everything into an account.</summary>
    public static async Task FillAsync(IdentityAccount account)
    {
        var secrets = new AccessKeySecrets(new byte[SecretBox.KeyBytes]);
        var policy = await account.Policies.CreateAsync("films", "/team/", ReadBuckets, "Reads films.", [new("team", "films")], Stop);
        await account.Policies.AddVersionAsync(policy.Arn, AllowAll, asDefault: true, Stop);
        await account.Groups.CreateAsync("editors", "/", Stop);
        await account.Attachments.AttachAsync(EntityKind.Group, "editors", S3ReadOnly, Stop);
        await account.Users.CreateAsync("adham", "/films/", AdministratorAccess, [new("cost", "7"), new("Ünïcode", "é ü")], Stop);
        await account.Users.AddKeyAsync("adham", secrets.Make(account.Now).Key, Stop);
        var second = secrets.Make(account.Now).Key;
        await account.Users.AddKeyAsync("adham", second, Stop);
        await account.Users.SetKeyActiveAsync("adham", second.Id, active: false, Stop);
        await account.Groups.AddAsync("editors", "adham", Stop);
        await account.InlinePolicies.PutAsync(EntityKind.User, "adham", "all", AllowAll, Stop);
        await account.Roles.CreateAsync(new("Execution", TrustPersonalize) { Path = "/service-role/", Description = "For imports.", MaxSessionSeconds = 7_200, Tags = [new("a", "b")] }, Stop);
        await account.InlinePolicies.PutAsync(EntityKind.Role, "Execution", "read", ReadBuckets, Stop);
        await account.Attachments.AttachAsync(EntityKind.Role, "Execution", policy.Arn, Stop);
        account.KeyUses.Note(second.Id, "s3", "us-east-1");
        await account.KeyUses.SaveAsync(Stop);
    }

    /// <summary>Takes out again what <see cref="FillAsync"/> put in.</summary>
    public static async Task EmptyAsync(IdentityAccount account)
    {
        var policy = account.Current.Policies["films"].Arn;
        await account.Attachments.DetachAsync(EntityKind.Role, "Execution", policy, Stop);
        await account.InlinePolicies.DeleteAsync(EntityKind.Role, "Execution", "read", Stop);
        await account.Roles.DeleteAsync("Execution", Stop);
        await account.InlinePolicies.DeleteAsync(EntityKind.User, "adham", "all", Stop);
        await account.Groups.RemoveAsync("editors", "adham", Stop);
        foreach (var key in account.Current.Users["adham"].Keys)
            await account.Users.DeleteKeyAsync("adham", key.Id, Stop);
        await account.Users.DeleteAsync("adham", Stop);
        await account.Attachments.DetachAsync(EntityKind.Group, "editors", S3ReadOnly, Stop);
        await account.Groups.DeleteAsync("editors", Stop);
        await account.Policies.DeleteVersionAsync(policy, "v1", Stop);
        await account.Policies.DeleteAsync(policy, Stop);
    }
}
