using Usher.Access.Identities;
using Usher.Contracts.Identities;

namespace Usher.Access.Tests.Identities;

public sealed class IdentityAccountTests : AccountTests
{
    [Fact]
    public async Task Shows_no_change_before_it_is_written()
    {
        var writing = new TaskCompletionSource();
        var mayWrite = new TaskCompletionSource();
        Records.BeforeWrite = async () =>
        {
            writing.SetResult();
            await mayWrite.Task;
        };

        var change = Users.CreateAsync("ana", "/", null, [], Stop);
        await writing.Task;
        Assert.Empty(Now.Users);
        mayWrite.SetResult();
        await change;

        Assert.Single(Now.Users);
    }

    [Fact]
    public async Task Forgets_a_change_that_could_not_be_written_and_takes_the_next()
    {
        Records.Fault = new IOException("The disk is full.");
        await Assert.ThrowsAsync<IOException>(() => Users.CreateAsync("ana", "/", null, [], Stop));
        Assert.Empty(Now.Users);

        Records.Fault = null;
        await Users.CreateAsync("bo", "/", null, [], Stop);

        Assert.Equal(["bo"], (await Records.ReadAsync(Stop))!.Users.Keys);
    }

    [Fact]
    public async Task Lets_many_write_at_once_one_after_the_other()
    {
        Records.BeforeWrite = async () => await Task.Yield();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Users.CreateAsync($"user-{number}", "/", null, [], Stop)));

        Assert.Equal(50, (await Records.ReadAsync(Stop))!.Users.Count);
    }

    [Fact]
    public async Task Of_many_who_ask_for_one_name_one_gets_it()
    {
        Records.BeforeWrite = async () => await Task.Yield();
        var made = 0;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await Users.CreateAsync("ana", "/", null, [], Stop);
                Interlocked.Increment(ref made);
            }
            catch (Wire.Errors.AwsException)
            {
            }
        }));

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Goes_on_where_it_ended()
    {
        await TestAccounts.FillAsync(Account);

        using var again = await IdentityAccount.OpenAsync(Records, Clock, Stop);

        Assert.Equal(SnapshotText.Of(Now), SnapshotText.Of(again!.Current));
        Assert.Null(await IdentityAccount.OpenAsync(new MemoryIdentityRecords(), Clock, Stop));
    }

    [Fact]
    public async Task Unique_ids_are_never_given_again()
    {
        var first = await Users.CreateAsync("ana", "/", null, [], Stop);
        await Users.DeleteAsync("ana", Stop);
        var second = await Users.CreateAsync("ana", "/", null, [], Stop);

        Assert.NotEqual(first.Id, second.Id);
    }
}
