using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Access.Secrets;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Identities;

/// <summary>What tests of an account's identities begin with: an account without anybody in it.</summary>
public abstract class AccountTests : IAsyncLifetime
{
    private readonly AccessKeySecrets _secrets = new(new byte[SecretBox.KeyBytes]);

    protected StandingClock Clock { get; } = new();

    protected MemoryIdentityRecords Records { get; } = new();

    protected IdentityAccount Account { get; private set; } = null!;

    protected AccountSnapshot Now => Account.Current;

    protected UserChanges Users => Account.Users;

    protected GroupChanges Groups => Account.Groups;

    protected RoleChanges Roles => Account.Roles;

    protected PolicyChanges Policies => Account.Policies;

    protected AttachmentChanges Attachments => Account.Attachments;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Account = await TestAccounts.NewAsync(Records, Clock);

    public ValueTask DisposeAsync()
    {
        Account.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected AccessKey Key() => _secrets.Make(Clock.Now).Key;

    /// <summary>The change is refused in these words, and nothing has changed.</summary>
    protected async Task RefusedAsync(string code, string message, Func<Task> change)
    {
        var before = Now;

        var error = await Assert.ThrowsAsync<AwsException>(change);

        Assert.Equal((code, message), (error.Code, error.Message));
        Assert.Same(before, Now);
    }
}
