using Usher.Access.Secrets;
using Usher.Contracts;
using Usher.Contracts.Identities;

namespace Usher.Access.Tests.Credentials;

public sealed class UsherAccountTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-account-");
    private readonly MemoryIdentityRecords _records = new();

    private string KeyPath => Path.Combine(_folder.FullName, "key");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_start_makes_an_account_a_root_key_and_a_key_file_of_its_owner_s_alone()
    {
        using var account = await OpenAsync();

        Assert.Matches("^[1-9][0-9]{11}$", account.Identities.Current.Account);
        Assert.Matches("^AKIA[A-Z2-7]{16}$", account.RootKey.Key.Id);
        Assert.Equal(40, account.RootKey.Secret.Length);
        Assert.Equal(32, new FileInfo(KeyPath).Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        Assert.Equal([KeyPath], Directory.EnumerateFiles(_folder.FullName));
    }

    [Fact]
    public async Task The_second_start_finds_the_same_account_and_key()
    {
        using var first = await OpenAsync();
        using var second = await OpenAsync();

        Assert.Equal(first.Identities.Current.Account, second.Identities.Current.Account);
        Assert.Equal((first.RootKey.Key.Id, first.RootKey.Secret), (second.RootKey.Key.Id, second.RootKey.Secret));
    }

    [Fact]
    public async Task Whoever_only_opens_makes_nothing()
    {
        Assert.Null(await UsherAccount.OpenAsync(_records, KeyPath, TimeProvider.System, Stop));
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_missing_key_file_is_told_and_not_replaced()
    {
        (await OpenAsync()).Dispose();
        File.Delete(KeyPath);

        await RefusedAsync($"The key file {KeyPath} is missing.");
        Assert.False(File.Exists(KeyPath));
    }

    [Fact]
    public async Task Another_account_s_key_file_is_told()
    {
        (await OpenAsync()).Dispose();
        File.Delete(KeyPath);
        KeyFile.Create(KeyPath);

        await RefusedAsync($"The key file {KeyPath} is not the one that the account ");
    }

    [Fact]
    public async Task A_key_file_that_a_crash_left_without_its_account_is_used()
    {
        var key = KeyFile.Create(KeyPath);

        (await OpenAsync()).Dispose();

        Assert.Equal(key, await File.ReadAllBytesAsync(KeyPath, Stop));
        (await OpenAsync()).Dispose();
        Assert.Throws<IOException>(() => KeyFile.Create(KeyPath));
    }

    [Fact]
    public async Task A_key_file_that_others_may_read_is_refused()
    {
        (await OpenAsync()).Dispose();
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        await RefusedAsync($"Others than its owner may use the key file {KeyPath}. Say chmod 600 {KeyPath}");
    }

    [Fact]
    public async Task A_key_file_of_another_length_is_refused()
    {
        (await OpenAsync()).Dispose();
        await File.WriteAllBytesAsync(KeyPath, new byte[31], Stop);

        await RefusedAsync($"The key file {KeyPath} has 31 bytes; it has to have 32.");
    }

    [Fact]
    public async Task Nothing_that_is_printed_holds_a_secret()
    {
        using var account = await OpenAsync();
        var key = account.RootKey;
        var session = account.Sessions.ForCaller(account.Credentials.Find(key.Key.Id, null, DateTimeOffset.UnixEpoch).Credential!.Caller, null);

        Assert.All(
            new object[] { account, account.Identities.Current, key, key.Key, session, account.Credentials.Find(key.Key.Id, null, DateTimeOffset.UnixEpoch) },
            thing => Assert.All((string[])[key.Secret, session.SecretAccessKey, session.SessionToken], secret => Assert.DoesNotContain(secret, thing.ToString(), StringComparison.Ordinal)));
    }

    private Task<UsherAccount> OpenAsync() => UsherAccount.OpenOrCreateAsync(_records, KeyPath, new StandingClock(), Stop);

    private async Task RefusedAsync(string message) =>
        Assert.StartsWith(message, (await Assert.ThrowsAsync<KeyFileException>(OpenAsync)).Message, StringComparison.Ordinal);
}
