using Usher.Access.Identities;

namespace Usher.Contracts.Identities;

/// <summary>What every place for identities must do.</summary>
public abstract class IdentityRecordsContract
{
    /// <summary>Opens the place; a second time the same place, as a server does that starts again.</summary>
    protected abstract Task<IIdentityRecords> OpenAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_no_account_before_one_is_written() => Assert.Null(await (await OpenAsync()).ReadAsync(Stop));

    [Fact]
    public async Task Gives_back_an_account_with_everything_in_it()
    {
        var account = await TestAccounts.NewAsync(await OpenAsync());
        await TestAccounts.FillAsync(account);

        await HoldsAsync(account.Current);
    }

    [Fact]
    public async Task Forgets_what_was_taken_away()
    {
        var account = await TestAccounts.NewAsync(await OpenAsync());
        var before = SnapshotText.Of(account.Current);
        await TestAccounts.FillAsync(account);
        await TestAccounts.EmptyAsync(account);

        Assert.Equal(before, SnapshotText.Of(account.Current));
        await HoldsAsync(account.Current);
    }

    [Fact]
    public async Task Takes_a_namesake_of_what_was_deleted()
    {
        var account = await TestAccounts.NewAsync(await OpenAsync());
        await account.Users.CreateAsync("adham", "/", null, [], Stop);
        await account.Users.RenameAsync("adham", "Adham", "/films/", Stop);
        await account.Users.DeleteAsync("adham", Stop);
        await account.Users.CreateAsync("ADHAM", "/", null, [], Stop);

        await HoldsAsync(account.Current);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Holds_what_any_changes_lead_to(int seed)
    {
        var account = await TestAccounts.NewAsync(await OpenAsync());
        var changes = new RandomChanges(account, new Random(seed));
        for (var round = 0; round < 5; round++)
        {
            for (var change = 0; change < 12; change++)
                await changes.NextAsync(Stop);
            await HoldsAsync(account.Current);
        }
    }

    private async Task HoldsAsync(AccountSnapshot expected)
    {
        var read = await (await OpenAsync()).ReadAsync(Stop);

        Assert.NotNull(read);
        Assert.Equal(SnapshotText.Of(expected), SnapshotText.Of(read));
    }
}
