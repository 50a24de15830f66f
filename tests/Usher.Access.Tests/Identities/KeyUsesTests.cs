using Usher.Access.Identities;

namespace Usher.Access.Tests.Identities;

public sealed class KeyUsesTests : AccountTests
{
    [Fact]
    public async Task The_last_use_is_known_at_once_and_kept_when_it_is_saved()
    {
        var key = Key();
        await Users.CreateAsync("ana", "/", null, [], Stop);
        await Users.AddKeyAsync("ana", key, Stop);
        Assert.Null(Account.KeyUses.LastOf(key));

        Account.KeyUses.Note(key.Id, "s3", "us-east-1");
        Clock.Now = Clock.Now.AddMinutes(1);
        Account.KeyUses.Note(key.Id, "iam", "eu-west-1");
        var last = new AccessKeyUse(Clock.Now, "iam", "eu-west-1");

        Assert.Equal(last, Account.KeyUses.LastOf(key));
        Assert.Null(Now.User("ana").Keys[0].LastUse);
        await Account.KeyUses.SaveAsync(Stop);
        Assert.Equal(last, Now.User("ana").Keys[0].LastUse);
        Assert.Equal(last, Account.KeyUses.LastOf(Now.User("ana").Keys[0]));
    }

    [Fact]
    public async Task Keys_of_the_account_are_kept_too_and_those_of_sessions_are_not()
    {
        var key = Key();
        await Users.AddRootKeyAsync(key, Stop);
        Account.KeyUses.Note(key.Id, "s3", "us-east-1");
        await Account.KeyUses.SaveAsync(Stop);
        var saved = Now;

        Account.KeyUses.Note(UniqueId.ForSessionKey(), "s3", "us-east-1");
        await Account.KeyUses.SaveAsync(Stop);

        Assert.Equal("s3", Assert.Single(Now.RootKeys).LastUse?.Service);
        Assert.Same(saved, Now);
    }
}
